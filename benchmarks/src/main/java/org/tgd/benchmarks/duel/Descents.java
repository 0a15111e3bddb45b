package org.tgd.benchmarks.duel;

import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.StopRules;
import org.tgd.core.Variable;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;

/** Textual gradient descent without a model, up to a number of calls of the evaluator. */
final class Descents {
  private static final String TEXT = "candidate";
  private static final int PATIENCE = 30;

  private Descents() {}

  /** The field's rules on its findings. */
  static Outcome take(Problem problem, BestSoFar curve, int budget, long seed) {
    return take(problem, problem.editor().orElseThrow(), curve, new Limits(budget, seed));
  }

  /** How far, and by which draws. */
  record Limits(int budget, long seed) {}

  /** Any editor on the problem's findings. */
  static Outcome take(Problem problem, Editor editor, BestSoFar curve, Limits limits) {
    Evaluator counted = new Counted(problem.evaluator(), curve, limits.budget());
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(counted, parameters.get(TEXT)),
                new GroundedCritic(),
                new TextualGradientDescent(
                    editor,
                    TextualGradientDescent.Options.DEFAULT
                        .withConstraints(problem.constraints())
                        .withMomentum(Math.max(1, problem.momentum()))),
                2 * limits.budget())
            .withSeed(limits.seed())
            .withStop(StopRules.NONE.withPatience(PATIENCE + limits.budget()))
            .run(Parameters.of(TEXT, Variable.parameter(problem.role(), problem.start())));
    if (outcome.end() == Outcome.End.FAILED) {
      throw outcome.failure().orElseThrow();
    }
    return outcome;
  }

  static String text(Step step) {
    return step.parameters().get(TEXT).value();
  }

  /** Stops a run whose calls are spent. */
  private record Counted(Evaluator evaluator, BestSoFar curve, int budget) implements Evaluator {
    @Override
    public String purpose() {
      return evaluator.purpose();
    }

    @Override
    public Evaluation evaluate(String candidate) {
      if (curve.spent() >= budget) {
        throw new BudgetExhaustedException("all " + budget + " calls are spent");
      }
      Evaluation evaluation = evaluator.evaluate(candidate);
      curve.add(candidate, evaluation.loss(), evaluation.cost());
      return evaluation;
    }
  }
}
