package org.tgd.core.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Edit;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Graphs;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.optim.TextualGradientDescent;

class NumberEditorTest {
  /** (x − 3)² + 4 (y + 1)² of a text with lines {@code x: …} and {@code y: …}. */
  private static final class Bowl implements Evaluator {
    @Override
    public String purpose() {
      return "a bowl";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      List<NumberText.Place> places = NumberText.places(candidate);
      double x = places.get(0).value() - 3;
      double y = places.get(1).value() + 1;
      return new Evaluation.Scored(x * x + 4 * y * y, List.of(), "", List.of());
    }
  }

  @Test
  void findsTheBottomOfABowlInOneStep() {
    Outcome outcome =
        Optimization.of(
                (parameters, random) ->
                    Loss.of(new NumberProbes(new Bowl(), 0.1), parameters.get("text")),
                new GroundedCritic(),
                new TextualGradientDescent(new NumberEditor()),
                1)
            .run(Parameters.of("text", Variable.parameter("numbers", "x: 10\ny: 2.5 m\n")));
    assertThat(outcome.best().parameters().values()).containsEntry("text", "x: 3\ny: -1 m\n");
    assertThat(outcome.best().loss()).isZero();
  }

  @Test
  void chargesEveryTrial() {
    Evaluation evaluation = new NumberProbes(new Bowl(), 0.1).evaluate("x: 10\ny: 2.5");
    assertThat(evaluation.cost()).isEqualTo(5);
    assertThat(evaluation.findings().get(0).advice())
        .isEqualTo(
            "Lower x from 10 to 3; tried a step lower the loss is 85, a step higher 113, as it is"
                + " 98.");
    assertThat(new NumberProbes(new Bowl(), 0.1).mostCost()).isEqualTo(41);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 0",
    "4, 1, 0, 1",
    "9, 4, 1, 2",
    "0, 1, 2, -10",
    "3, 2, 1, 10",
    "1, 1, 1, 0"
  })
  void goesToTheVertexOrDownhill(double lower, double here, double higher, double shift) {
    assertThat(NumberProbes.shift(new double[] {lower, here, higher})).isEqualTo(shift);
  }

  @Test
  void namesNumbersByTheWordsBeforeThem() {
    assertThat(NumberText.places("PTV weight: 1e3, rectum=-2.5\n7 apples, v2 a.b 3.4.5, rectum 1"))
        .extracting(NumberText.Place::name)
        .containsExactly("PTV weight", "rectum", "number 3", "apples v2 a.b 3.4.5 rectum");
  }

  @Test
  void makesANamedChangeOfWordsWhereTheyStandOnce() {
    Finding finding =
        Finding.of("speed", "slow", "fast", "Change the sort.", 1)
            .withChanges(List.of(Change.of("sort", "bubble", "merge")));
    assertThat(proposed("use bubble sort", finding)).containsExactly("use merge sort");
    assertThat(proposed("bubble bubble", finding)).isEmpty();
  }

  @Test
  void replacesWordsWithANumberInThemAsWords() {
    Finding finding =
        Finding.of("x", "100", "less", "Lower it.", 1)
            .withChanges(List.of(Change.of("x", "x: 100", "x: 99")));
    assertThat(proposed("x: 100", finding)).containsExactly("x: 99");
    Finding unit =
        Finding.of("x", "100", "less", "Lower it.", 1)
            .withChanges(List.of(Change.of("x", "100", "99 mm")));
    assertThat(proposed("x: 100", unit)).containsExactly("x: 99 mm");
  }

  private static List<String> proposed(String text, Finding finding) {
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(new Judge(text, finding), parameters.get("text")),
                new GroundedCritic(),
                new TextualGradientDescent(new NumberEditor()),
                1)
            .run(Parameters.of("text", Variable.parameter("words", text)));
    return outcome.trajectory().stream()
        .skip(1)
        .map(step -> step.parameters().values().get("text"))
        .toList();
  }

  private record Judge(String start, Finding finding) implements Evaluator {
    @Override
    public String purpose() {
      return "likes every other text";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      return new Evaluation.Scored(
          candidate.equals(start) ? 1 : 0, List.of(), "", List.of(finding));
    }
  }

  @Test
  void ofSeveralChangesOfOneNumberTheWeightiestIsMadeFirst() {
    Gradient heavy = gradient("Lower x.", 5, "2");
    Gradient light = gradient("Raise x.", 1, "30");
    Edit edit = Edit.of(Variable.parameter("numbers", "x: 10"), List.of(light, heavy));
    List<String> proposals = new NumberEditor().propose(edit, 9, new SplittableRandom(1));
    assertThat(proposals.get(0)).isEqualTo("x: 2");
    assertThat(proposals).contains("x: 30");
  }

  private static Gradient gradient(String advice, double weight, String to) {
    Finding finding =
        Finding.of("x", "10", to, advice, weight).withChanges(List.of(Change.of("x", "10", to)));
    return new Gradient(new Feedback(advice, List.of(finding)), Graphs.gradient("-").source());
  }
}
