package org.tgd.benchmarks.information;

import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** The evaluator of one run: as dear as what the arm tells, up to a number of calls. */
final class Meter implements Evaluator {
  private final Instance instance;
  private final Arm arm;
  private final int budget;
  private final BestSoFar found = new BestSoFar();

  Meter(Instance instance, Arm arm, int budget) {
    this.instance = instance;
    this.arm = arm;
    this.budget = budget;
  }

  @Override
  public String purpose() {
    return instance.problem().evaluator().purpose();
  }

  @Override
  public synchronized Evaluation evaluate(String candidate) {
    if (found.spent() >= budget) {
      throw new BudgetExhaustedException("all " + budget + " calls are spent");
    }
    Evaluation evaluation = judged(candidate);
    // the loss of a candidate is known with its first call, before any change of it is tried
    found.add(candidate, evaluation.loss(), evaluation.cost());
    return evaluation;
  }

  private Evaluation judged(String candidate) {
    return switch (arm.kind()) {
      case FINDINGS -> instance.problem().evaluator().evaluate(candidate);
      case WORDS, NOTHING -> instance.plain().evaluate(candidate);
      case MISLED -> misled(candidate);
    };
  }

  private Evaluation misled(String candidate) {
    Evaluation right = instance.plain().evaluate(candidate);
    if (!(right instanceof Evaluation.Scored scored)) {
      return right;
    }
    Evaluation wrong = instance.misled().evaluate(candidate);
    return new Evaluation.Scored(
        scored.loss(),
        scored.metrics(),
        scored.report(),
        wrong.findings(),
        Math.max(scored.cost(), wrong.cost()),
        scored.items());
  }

  /** The lowest loss so far, and what was spent. */
  BestSoFar found() {
    return found;
  }
}
