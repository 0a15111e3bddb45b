package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Part;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;

/** Several objectives: one gradient each, all or one of them in a step. */
class FocusTest {
  /** Near wants 2, far wants 10 and counts a tenth. */
  private static final Evaluator TWO =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures a number";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          double x = Double.parseDouble(candidate);
          Part near = part("near", x, 2, 1);
          Part far = part("far", x, 10, 0.1);
          return new Evaluation.Scored(
                  near.loss() + 0.1 * far.loss(), List.of(), "x is " + x, List.of())
              .withParts(List.of(near, far));
        }
      };

  private static Part part(String name, double x, double wanted, double weight) {
    double off = Math.abs(x - wanted);
    String to = Double.toString(wanted);
    Finding finding =
        Finding.of("x", Double.toString(x), to, "Set x to " + to + ".", off)
            .withChanges(List.of(Change.of("x", Double.toString(x), to).withPredictedLoss(0)));
    List<Finding> findings = off == 0 ? List.of() : List.of(finding);
    return new Part(Part.Kind.OBJECTIVE, name, off, weight, "off by " + off, findings);
  }

  private static Loss loss(Variable x) {
    return Loss.of(TWO, x);
  }

  @Test
  void eachObjectiveGivesItsOwnGradientInUnitsOfTheWhole() {
    Variable x = Variable.parameter("x", "4");
    List<Gradient> gradients = loss(x).backward(new GroundedCritic()).of(x);
    assertThat(gradients).extracting(Gradient::objective).containsExactly("near", "far");
    assertThat(gradients).extracting(Gradient::weight).containsExactly(1.0, 0.1);
    assertThat(gradients.get(0).text())
        .startsWith("[for the objective near, counts with weight 1 in the loss]\n")
        .contains("Set x to 2.0.")
        .doesNotContain("10.0");
    assertThat(gradients.get(1).text())
        .startsWith("[for the objective far, counts with weight 0.1 in the loss]\n")
        .contains("Set x to 10.0.")
        .doesNotContain("to 2.0");
    // 2 off near and 6 off far make 2.6; with near at 0 that leaves 0.6
    assertThat(predicted(gradients.get(0))).isCloseTo(0.6, within(1e-9));
    assertThat(predicted(gradients.get(1))).isCloseTo(2, within(1e-9));
    assertThat(TWO.evaluate("4").findings())
        .extracting(each -> Math.round(10 * each.weight()))
        .containsExactly(20L, 6L);
  }

  private static double predicted(Gradient gradient) {
    Change change = gradient.feedback().findings().get(0).changes().get(0);
    return change.predictedLoss().orElseThrow();
  }

  /** Who was asked what, step by step: the objectives of the gradients that an editor saw. */
  private static List<List<String>> seen(Focus focus, Parallel parallel) {
    List<List<String>> seen = new ArrayList<>();
    Editor stays =
        (edit, n, random) -> {
          synchronized (seen) {
            seen.add(edit.gradients().stream().map(Gradient::objective).toList());
          }
          assertThat(edit.findings()).hasSameSizeAs(edit.gradients());
          return List.of();
        };
    Optimization.of(
            (parameters, random) -> loss(parameters.get("x")),
            new GroundedCritic(),
            new TextualGradientDescent(stays),
            4)
        .withFocus(focus)
        .run(
            Parameters.of("x", Variable.parameter("x", "4")),
            Journal.discarding(),
            parallel,
            step -> {});
    return seen;
  }

  @Test
  void aStepHoldsTheChosenObjectiveAloneAlsoWhereTheIncumbentStays() {
    for (int threads : List.of(1, 16)) {
      try (Parallel parallel = Parallel.of(threads)) {
        assertThat(seen(Focus.ALL, parallel))
            .hasSize(4)
            .allMatch(each -> each.equals(List.of("near", "far")));
        assertThat(seen(Focus.TURNS, parallel))
            .containsExactly(List.of("near"), List.of("far"), List.of("near"), List.of("far"));
        assertThat(seen(Focus.WORST, parallel))
            .hasSize(4)
            .allMatch(each -> each.equals(List.of("near")));
      }
    }
  }

  @Test
  void theWorstIsTheOneThatCostsMostWithItsWeight() {
    assertThat(Focus.WORST.chosen(loss(Variable.parameter("x", "4")), 1)).isEqualTo("near");
    assertThat(Focus.WORST.chosen(loss(Variable.parameter("x", "2.1")), 1)).isEqualTo("far");
    Loss chosen = Focus.WORST.on(loss(Variable.parameter("x", "2.1")), 1);
    assertThat(chosen.outputs()).hasSize(1);
    assertThat(chosen.value()).isCloseTo(0.1 + 0.79, within(1e-9));
    Loss one = Loss.ofWords(Variable.constant("judgement", "fine"));
    assertThat(Focus.WORST.on(one, 1)).isEqualTo(one);
  }

  @Test
  void anObjectiveInWordsHasNoNumberToCompare() {
    Variable x = Variable.parameter("x", "4");
    Variable judgement = Variable.output("judgement", "dull", Call.of("judges", List.of(x)));
    Loss both = Loss.sum(List.of(loss(x), Loss.ofWords(judgement).named("style")));
    assertThat(Focus.TURNS.chosen(both, 3)).isEqualTo("style");
    assertThatThrownBy(() -> Focus.WORST.on(both, 1))
        .hasMessage("the objective 'style' has no number to compare; take them by turns");
    assertThatThrownBy(() -> loss(x).named(" ")).hasMessageContaining("blank");
  }

  @Test
  void aModelReadsThemApartAndOnlyTheChosenOne() {
    for (Focus focus : Focus.values()) {
      ScriptedEngine engine = ScriptedEngine.by(prompt -> "nothing of use");
      Optimization.of(
              (parameters, random) -> loss(parameters.get("x")),
              new GroundedCritic(),
              new TextualGradientDescent(new LlmEditor(engine)),
              1)
          .withFocus(focus)
          .run(Parameters.of("x", Variable.parameter("x", "4")));
      String question = engine.prompts().get(0).user();
      List<String> pieces = Stream.of(question.split("<feedback-", -1)).skip(1).toList();
      assertThat(pieces).hasSize(focus == Focus.ALL ? 2 : 1);
      assertThat(pieces.get(0)).contains("objective near").doesNotContain("10.0");
      if (focus == Focus.ALL) {
        assertThat(pieces.get(1)).contains("objective far").doesNotContain("to 2.0");
      }
    }
  }

  @Test
  void theNameGoesThroughACallAndIsLostWhereObjectivesMeet() {
    Variable x = Variable.parameter("x", "4");
    Variable copy = Variable.output("copy", "4", Call.of("copies", List.of(x)));
    assertThat(loss(copy).backward(new GroundedCritic()).of(x))
        .extracting(Gradient::objective)
        .containsExactly("");
    Variable near = Variable.output("near", "4", Call.of("copies", List.of(x)));
    Variable far = Variable.output("far", "4", Call.of("copies", List.of(x)));
    Loss apart =
        Loss.sum(List.of(Loss.of(single(2), near).named("a"), Loss.of(single(9), far).named("b")));
    assertThat(apart.backward(new GroundedCritic()).of(x))
        .extracting(Gradient::objective)
        .containsExactly("a", "b");
  }

  private static Evaluator single(double wanted) {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "measures";
      }

      @Override
      public Evaluation evaluate(String candidate) {
        return part("one", Double.parseDouble(candidate), wanted, 1).evaluation();
      }
    };
  }

  @Test
  void partsStandInTheJournal() {
    Evaluation evaluation = TWO.evaluate("4");
    assertThat(EvaluationJson.read(EvaluationJson.write(evaluation))).isEqualTo(evaluation);
  }
}
