package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.optim.TextualGradientDescent;

class WeightEditorTest {
  private static final List<String> NAMES = List.of("PTV", "Rectum", "BODY");
  private static final double[] BEST = {3.1, 1.2, 2.4};
  private static final Finding MET = Finding.of("goals already met", "all", "as it is", "Keep.", 0);

  /** A plan loss with kinks, of ratios of weights alone, whose findings lead nowhere. */
  private static Evaluation kinked(String text) {
    double[] at = Weights.parse(text, NAMES).weights().orElseThrow().coordinates();
    double loss =
        Math.abs(at[0] - at[1] - (BEST[0] - BEST[1]))
            + Math.abs(at[0] - at[2] - (BEST[0] - BEST[2]))
            + Math.abs(at[1] - at[2] - (BEST[1] - BEST[2]))
            + Math.pow(at[0] - at[1] - 1.9, 2);
    Finding stuck = Finding.of("Rectum V50", "30 %", "<= 17 %", "No single weight moves it.", 1);
    return new Evaluation.Scored(loss, List.of(), "", List.of(stuck));
  }

  private static Outcome run(Evaluator evaluator, int steps) {
    return Optimization.of(
            (parameters, random) -> Loss.of(evaluator, parameters.get("weights")),
            new GroundedCritic(),
            new TextualGradientDescent(
                new WeightEditor(), TextualGradientDescent.Options.DEFAULT.withMomentum(10)),
            steps)
        .run(
            Parameters.of(
                "weights", Variable.parameter("weights", "PTV: 100\nRectum: 100\nBODY: 100")));
  }

  @Test
  void whereFindingsEndASimplexGoesOn() {
    Outcome outcome = run(evaluator(WeightEditorTest::kinked), 40);
    assertThat(outcome.trajectory()).hasSize(41);
    assertThat(outcome.start().score()).isGreaterThan(3);
    assertThat(outcome.best().score()).isLessThan(0.25);
  }

  @Test
  void aPerfectPlanIsLeftAlone() {
    Outcome outcome =
        run(evaluator(text -> new Evaluation.Scored(0, List.of(), "", List.of(MET))), 5);
    assertThat(outcome.trajectory()).hasSize(1);
  }

  private static Evaluator evaluator(Function<String, Evaluation> judge) {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "judges weights";
      }

      @Override
      public Evaluation evaluate(String candidate) {
        return judge.apply(candidate);
      }
    };
  }
}
