package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Graph;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Parameters;
import org.tgd.core.TextFunction;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.program.NumberEditor;

class GraphOfARunTest {
  @TempDir private Path folder;

  private RunRecord record(boolean compound) {
    Manifest manifest =
        new Manifest(
            "1", "17", "now", RunConfig.withoutModel("x", Map.of()), "x: 9", new TreeMap<>());
    RunDirectory directory = RunDirectory.create(folder.resolve("run" + compound), manifest);
    try (Journal journal = Journal.open(directory.path())) {
      Evaluator evaluator = new JournaledEvaluator(new TowardsThree(), journal, recalled -> {});
      TextFunction strip =
          TextFunction.of("strips the text", "bare text", each -> each.get(0).strip());
      Objective objective =
          (parameters, random) -> {
            Variable x = parameters.get(OptimizationRun.PARAMETER);
            return Loss.of(evaluator, compound ? strip.apply(List.of(x)) : x);
          };
      Optimization.of(
              objective, new GroundedCritic(), new TextualGradientDescent(new NumberEditor()), 1)
          .run(
              Parameters.of(OptimizationRun.PARAMETER, Variable.parameter("a number", "x: 9")),
              journal,
              Parallel.SEQUENTIAL,
              step -> {});
    }
    return RunRecord.of(directory);
  }

  @Test
  void aRunThroughSeveralFunctionsTellsItsGraphAndOneThroughOneDoesNot() {
    Graph graph = record(true).graph().orElseThrow();

    assertThat(graph.nodes())
        .extracting(Graph.Node::label)
        .containsExactly(
            "a number", "strips the text", "bare text", "measures x", "evaluation of bare text");
    assertThat(record(false).graph()).isEmpty();
  }
}
