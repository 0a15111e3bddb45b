package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.optim.TextualGradientDescent;

/** Parent and children of a step meet the same batch, and the next step draws a new one. */
class PairedBatchTest {
  private static Evaluator item(double noise, List<String> log) {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "judges on one item";
      }

      @Override
      public Evaluation evaluate(String candidate) {
        log.add(candidate + "@" + noise);
        double loss = candidate.length() + noise;
        Finding finding = Finding.of("length", "" + loss, "0", "Batch " + noise, 1);
        return new Evaluation.Scored(loss, List.of(), "loss " + loss, List.of(finding));
      }
    };
  }

  /** A loss that is the length of the text plus noise of the batch. */
  private static Objective noisy(double weight, List<String> log) {
    return (parameters, random) ->
        Loss.of(item(weight * random.nextGaussian(), log), parameters.get("x"));
  }

  private static Outcome run(Objective objective, Editor editor, int steps, long seed) {
    return Optimization.of(
            objective, new GroundedCritic(), new TextualGradientDescent(editor), steps)
        .withSeed(seed)
        .run(Parameters.of("x", Variable.parameter("a text", "aaaaaaaaaa")));
  }

  @Test
  void aWorseChildIsNeverAcceptedByALuckyBatch() {
    Editor longer = (edit, n, random) -> List.of(edit.variable().value() + "a");
    int accepted = 0;
    for (int seed = 0; seed < 200; seed++) {
      Outcome outcome = run(noisy(2, new ArrayList<>()), longer, 2, seed);
      accepted += (int) outcome.trajectory().stream().skip(1).filter(Step::accepted).count();
    }
    assertThat(accepted).isZero();
  }

  @Test
  void everyStepDrawsANewBatchAndItsFeedbackComesFromThere() {
    List<String> log = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    Editor worse =
        (edit, n, random) -> {
          advice.add(edit.findings().get(0).advice());
          return List.of(edit.variable().value() + "b".repeat(advice.size()));
        };
    run(noisy(1, log), worse, 5, 3);

    assertThat(advice).doesNotHaveDuplicates().hasSize(5);
    // parent and child alternate on the same batch; the first step uses the start's
    assertThat(log).hasSize(10);
    for (int step = 0; step < 5; step++) {
      String parent = log.get(2 * step);
      String child = log.get(2 * step + 1);
      assertThat(parent).startsWith("aaaaaaaaaa@");
      assertThat(child.replaceAll(".*@", "")).isEqualTo(parent.replaceAll(".*@", ""));
      assertThat(advice.get(step)).isEqualTo("Batch " + parent.replaceAll(".*@", ""));
    }
  }

  @Test
  void theBestIsTheOneThatWinsInPairsAndNotTheLuckiest() {
    Editor longer = (edit, n, random) -> List.of(edit.variable().value() + "a");
    Outcome outcome =
        Optimization.of(
                noisy(20, new ArrayList<>()),
                new GroundedCritic(),
                new TextualGradientDescent(longer),
                30)
            .withAcceptance(Acceptance.ALWAYS)
            .run(Parameters.of("x", Variable.parameter("a text", "aaaaaaaaaa")));

    assertThat(outcome.best()).isEqualTo(outcome.start());
    assertThat(outcome.trajectory()).anyMatch(step -> step.loss() < outcome.best().loss());
  }

  @Test
  void anObjectiveThatDrawsNothingIsNotJudgedAgain() {
    List<String> log = new ArrayList<>();
    Editor longer = (edit, n, random) -> List.of(edit.variable().value() + "a");
    run((parameters, random) -> Loss.of(item(0, log), parameters.get("x")), longer, 4, 1);

    assertThat(log).hasSize(2); // the start, and the child that is proposed in every step
  }

  @Test
  void allChildrenOfAStepMeetTheSameBatchAlsoWhenTheySplitIt() {
    List<Double> drawn = java.util.Collections.synchronizedList(new ArrayList<>());
    Objective splitting =
        (parameters, random) -> {
          double value =
              ((java.util.random.RandomGenerator.SplittableGenerator) random).split().nextDouble();
          drawn.add(value);
          return new Loss(value, List.of(), List.of());
        };
    Strategy three =
        state ->
            IntStream.range(0, 3)
                .mapToObj(
                    i ->
                        Parameters.of(
                            "x",
                            Variable.parameter(
                                "a text", state.trajectory().size() + "candidate" + i)))
                .toList();
    Optimization.of(splitting, about -> Optional.empty(), three, 2)
        .run(Parameters.of("x", Variable.parameter("a text", "s")));

    assertThat(drawn).hasSize(8);
    assertThat(drawn.subList(0, 4)).containsOnly(drawn.get(0));
    assertThat(drawn.subList(4, 8)).containsOnly(drawn.get(4)).doesNotContain(drawn.get(0));
  }
}
