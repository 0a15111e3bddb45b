package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Strategy;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** New beginnings: the values that are judged, one after the other, each named once. */
class AnewTest {
  /** Each ten has its own lowest place, at 3; a negative number is refused. */
  private static final Evaluator TENS =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures a number";
        }

        @Override
        public Evaluation evaluate(String text) {
          int x = Integer.parseInt(text);
          return x < 0
              ? new Evaluation.Rejected("negative", List.of())
              : new Evaluation.Scored(
                  10 * (x / 10) + Math.abs(x % 10 - 3), List.of(), "", List.of());
        }
      };

  private static Strategy adding(int step) {
    return state -> {
      int x = Integer.parseInt(state.incumbent().parameters().get("x").value());
      return List.of(
          state
              .incumbent()
              .parameters()
              .with(new TreeMap<>(Map.of("x", Integer.toString(x + step)))));
    };
  }

  private static List<Integer> judged(int steps, List<Strategy> members, Integer... starts) {
    return judged(TENS, "45", steps, members, starts);
  }

  private static List<Integer> judged(
      Evaluator evaluator, String start, int steps, List<Strategy> members, Integer... starts) {
    List<Map<String, String>> further =
        IntStream.range(0, starts.length)
            .mapToObj(i -> Map.of("x", Integer.toString(starts[i])))
            .toList();
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
                new GroundedCritic(),
                new Anew(members, further, 2),
                steps)
            .run(Parameters.of("x", Variable.parameter("x", start)));
    assertThat(outcome.failure()).isEmpty();
    return outcome.trajectory().stream()
        .map(step -> Integer.parseInt(step.parameters().get("x").value()))
        .distinct()
        .toList();
  }

  @Test
  void goesOnFromTheBestOfFourStartsAndComesBackToTheBest() {
    List<Strategy> members = List.of(adding(-1), adding(-20), adding(-2));
    assertThat(judged(50, members, 78, 27, 91, 96, 85, 97, 88, 99, 93, 87))
        .containsExactly(
            45, 44, 43, 42, // the first line ends at its first step in vain
            78, 27, 91, 96, 26, 25, 24, 23, 22, // better than all: at once to the next four
            85, 97, 88, 99, 84, 83, 82, // not the best: four steps on the best, in vain
            93, 87, // two were left, of eleven starts four were better: no line
            3, -17, // the second member on the best
            1, // the third
            2); // and the first again
  }

  @Test
  void aLineThatLeadsAndGainsNextToNothingIsGoneOnWithInAnotherWay() {
    Evaluator steep =
        new Evaluator() {
          @Override
          public String purpose() {
            return "measures a number";
          }

          @Override
          public Evaluation evaluate(String text) {
            int x = Integer.parseInt(text);
            return new Evaluation.Scored(x >= 100 ? x * 1e15 : x, List.of(), "", List.of());
          }
        };
    assertThat(judged(steep, "101", 6, List.of(adding(-1), adding(-20)), 500))
        .containsExactly(101, 100, 99, 98, 97, 77, 57);
  }

  @Test
  void refusedStartsLeaveTheBest() {
    assertThat(judged(8, List.of(adding(-1)), -1, -2)).containsExactly(45, 44, 43, 42, -1, -2);
  }

  @Test
  void withoutStartsThePortfolioStaysAtTheBest() {
    TextualGradientDescent edits = new TextualGradientDescent((edit, n, random) -> List.of());
    StrategySpec spec = StrategySpec.parse("portfolio");
    assertThat(spec.beginsAnew()).isTrue();
    assertThat(spec.strategy(edits)).isInstanceOf(Portfolio.class);
    TextualGradientDescent given =
        edits.with(edits.options().withStarts(List.of(Map.of("x", "1"))));
    assertThat(spec.strategy(given)).isInstanceOf(Anew.class);
    assertThat(StrategySpec.parse("portfolio:restart=best").strategy(given))
        .isInstanceOf(Portfolio.class);
    assertThat(StrategySpec.TGD.beginsAnew()).isFalse();
    assertThatThrownBy(() -> new Anew(List.of(), List.of(), 1)).hasMessageContaining("0 members");
  }
}
