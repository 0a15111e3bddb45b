package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tgd.core.Critic;
import org.tgd.core.Feedback;
import org.tgd.core.Gradients;
import org.tgd.core.Loss;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

class MajorityCriticTest {
  private static Critic saying(String text) {
    return about -> text.isEmpty() ? Optional.empty() : Optional.of(new Feedback(text, List.of()));
  }

  private static Optional<String> said(String... texts) {
    Variable variable = Variable.parameter("x", "1");
    Gradients gradients =
        Loss.of(new Constant(), variable)
            .backward(new MajorityCritic(Stream.of(texts).map(t -> saying(t)).toList()));
    return gradients.of(variable).stream().map(each -> each.text()).findFirst();
  }

  private static final class Constant implements Evaluator {
    @Override
    public String purpose() {
      return "measures";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      return new Evaluation.Scored(1, List.of(), "one", List.of());
    }
  }

  @Test
  void whatOneCriticSaysAgainstTheOthersIsLeftOut() {
    assertThat(
            said(
                "x[0] should increase.\nx[1] should decrease.",
                "x[0] ought to increase, by far.\nx[1] should increase.",
                "x[0] should decrease.\nx[1] had better decrease."))
        .hasValue("x[0] should increase.\nx[1] should decrease.");
  }

  @Test
  void sentencesWithoutNamesAreTheSameIfTheyShareHalfTheirWords() {
    assertThat(
            said(
                "Raise the weight of the target volume.",
                "The weight of the target volume should be raised.",
                "Raise the target volume weight now. Lower the weight of the rectum."))
        .hasValue("Raise the weight of the target volume.");
  }

  @Test
  void withoutAnyMajorityTheCriticismNearestToAllIsTaken() {
    assertThat(
            said(
                "Wholly different remarks about colours.",
                "Raise lambda while keeping damping fixed",
                "Lower lambda while keeping damping fixed"))
        .hasValue("Raise lambda while keeping damping fixed");
  }

  @Test
  void whereMostSeeNothingToChangeThereIsNoFeedback() {
    assertThat(said("", "Raise alpha.", "")).isEmpty();
    assertThat(said("Raise alpha.", "Raise alpha.", "")).hasValue("Raise alpha.");
  }

  @Test
  void threeCriticsErrAsRarelyAsTheTheoryOfMajoritiesSays() {
    // each flips the direction with probability 1/4: two of three do so in 3 p^2 - 2 p^3 of cases
    double p = 0.25;
    java.util.SplittableRandom random = new java.util.SplittableRandom(11);
    int wrong = 0;
    int all = 4_000;
    for (int i = 0; i < all; i++) {
      String[] texts =
          Stream.generate(() -> random.nextDouble() < p ? "decrease" : "increase")
              .limit(3)
              .map(direction -> "x[0] should " + direction + ".")
              .toArray(String[]::new);
      wrong += said(texts).orElseThrow().contains("decrease") ? 1 : 0;
    }
    double expected = 3 * p * p - 2 * p * p * p;
    double deviation = Math.sqrt(expected * (1 - expected) / all);
    assertThat((double) wrong / all).isBetween(expected - 4 * deviation, expected + 4 * deviation);
  }

  @Test
  void aModelIsAskedForAsManySamplesOfOneQuestion() {
    java.util.List<Integer> samples = new java.util.ArrayList<>();
    Engine engine =
        Engine.of(
            "m",
            prompt -> {
              samples.add(prompt.sample());
              return new Completion("Raise alpha.", 1, 1, false);
            });
    Variable variable = Variable.parameter("x", "1");
    Gradients gradients =
        Loss.of(new Constant(), variable)
            .backward(MajorityCritic.of(LlmCritic.withoutFindings(engine), 3));
    assertThat(samples).containsExactly(0, 1, 2);
    assertThat(gradients.of(variable)).hasSize(1);
    assertThat(gradients.remarks().get(3).text())
        .isEqualTo("of 3 statements of 3 critics 1 have a majority");
  }
}
