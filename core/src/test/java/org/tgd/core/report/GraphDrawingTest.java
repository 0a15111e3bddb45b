package org.tgd.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tgd.core.Graph;
import org.tgd.core.Loss;
import org.tgd.core.TextFunction;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.llm.LlmCall;

class GraphDrawingTest {
  private static final Evaluator EXACT =
      new Evaluator() {
        @Override
        public String purpose() {
          return "checks the sum against the books";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          return new Evaluation.Scored(0, List.of(), "it is right", List.of());
        }
      };

  /** Two prompts, a tool that both answers go through, and an evaluator. */
  private static Loss compound() {
    Engine engine = Engine.of("m", prompt -> new Completion("4 & <5>", 1, 1, false));
    Variable plan = Variable.parameter("prompt of the planner", "Plan.");
    Variable write = Variable.parameter("prompt of the writer", "Write.");
    Variable question = Variable.constant("question", "2 + 2?");
    Variable steps = new LlmCall(engine, "plan").apply(List.of(plan, question));
    Variable found =
        TextFunction.of("looks numbers up in \"the books\"", "numbers", values -> "4")
            .apply(List.of(steps));
    Variable answer = new LlmCall(engine, "answer").apply(List.of(write, found));
    Variable both = TextFunction.sum("question and answer").apply(List.of(question, answer));
    return Loss.of(EXACT, both);
  }

  @Test
  void everyTextAndFunctionIsANodeOnceAndEveryUseAnEdge() {
    Graph graph = Graph.of(compound());

    assertThat(graph.nodes())
        .extracting(Graph.Node::kind)
        .containsExactlyInAnyOrder(
            Graph.Kind.PARAMETER,
            Graph.Kind.PARAMETER,
            Graph.Kind.CONSTANT,
            Graph.Kind.MODEL,
            Graph.Kind.OUTPUT,
            Graph.Kind.FUNCTION,
            Graph.Kind.OUTPUT,
            Graph.Kind.MODEL,
            Graph.Kind.OUTPUT,
            Graph.Kind.FUNCTION,
            Graph.Kind.OUTPUT,
            Graph.Kind.EVALUATOR,
            Graph.Kind.OUTPUT);
    assertThat(graph.functions()).isEqualTo(5);
    assertThat(graph.edges()).hasSize(13).allMatch(edge -> edge.from() < edge.to());
    assertThat(Graph.read(graph.json())).isEqualTo(graph);
  }

  @Test
  void graphvizReadsTheText() {
    String dot = new GraphDrawing(Graph.of(compound())).dot();

    assertThat(dot).startsWith("digraph tape {").endsWith("}\n");
    assertThat(dot.lines().filter(line -> line.contains("->"))).hasSize(13);
    assertThat(dot.lines().filter(line -> line.contains("shape=box"))).hasSize(5);
    assertThat(dot).contains("label=\"looks numbers up in \\\"the books\\\"\"");
  }

  @Test
  void noTwoBoxesOfThePictureTouchAndNoLineRunsBackwards() throws IOException {
    String svg = new GraphDrawing(Graph.of(compound())).svg();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/graph.svg"), svg);

    List<double[]> boxes = new ArrayList<>();
    Pattern.compile("<rect x=\"([0-9.]+)\" y=\"([0-9.]+)\"")
        .matcher(svg)
        .results()
        .forEach(
            box ->
                boxes.add(
                    new double[] {
                      Double.parseDouble(box.group(1)), Double.parseDouble(box.group(2))
                    }));
    assertThat(boxes).hasSize(13);
    for (double[] one : boxes) {
      assertThat(
              boxes.stream()
                  .filter(
                      other ->
                          Math.abs(one[0] - other[0]) < 150 && Math.abs(one[1] - other[1]) < 54))
          .hasSize(1);
    }
    Pattern.compile("<path d=\"M([0-9.]+) [^\"]*? ([0-9.]+) [0-9.]+\" fill=\"none\"")
        .matcher(svg)
        .results()
        .forEach(
            line ->
                assertThat(Double.parseDouble(line.group(2)))
                    .isGreaterThan(Double.parseDouble(line.group(1))));
    assertThat(svg).contains("&quot;the books&quot;").doesNotContain("<5>");
  }
}
