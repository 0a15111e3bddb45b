package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CancellationException;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.Cost;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * An evaluator that sets aside the most it may cost before it judges, and settles what it did cost.
 *
 * @param evaluator judges
 * @param budget what may be spent
 */
public record BudgetedEvaluator(Evaluator evaluator, Budget budget) implements Evaluator {
  /** Checks that nothing is missing. */
  public BudgetedEvaluator {
    requireNonNull(evaluator, "evaluator");
    requireNonNull(budget, "budget");
  }

  @Override
  public String purpose() {
    return evaluator.purpose();
  }

  @Override
  public int mostCost() {
    return evaluator.mostCost();
  }

  @Override
  public Evaluation evaluate(String candidate) {
    try (Budget.Reservation reservation = budget.reserve(Cost.evaluations(evaluator.mostCost()))) {
      Evaluation evaluation = evaluator.evaluate(candidate);
      reservation.settle(Cost.evaluations(evaluation.cost()));
      return evaluation;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the evaluation was interrupted");
    }
  }
}
