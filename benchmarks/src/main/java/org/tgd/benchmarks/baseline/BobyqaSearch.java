package org.tgd.benchmarks.baseline;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * Powell's BOBYQA, from commons-math: quadratic models inside a trust region that starts at a
 * quarter of the box. It interpolates at 2 n + 1 points, or at n + 2 where the budget is too small
 * for these to leave half of it.
 */
public final class BobyqaSearch implements BoxSearch {
  private static final double RADIUS = 0.25;
  private static final double LAST_RADIUS = 1e-6;

  @Override
  public String name() {
    return "BOBYQA";
  }

  @Override
  public boolean seeded() {
    return false;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    int n = function.dimension();
    int points = 2 * n + 1 <= function.budget() / 2 ? 2 * n + 1 : n + 2;
    double narrowest = Double.POSITIVE_INFINITY;
    for (double width : function.widths(RADIUS)) {
      narrowest = Math.min(narrowest, width);
    }
    try {
      new BOBYQAOptimizer(points, narrowest, LAST_RADIUS * narrowest)
          .optimize(
              new MaxEval(Integer.MAX_VALUE),
              GoalType.MINIMIZE,
              new InitialGuess(start),
              new SimpleBounds(function.lower(), function.upper()),
              new ObjectiveFunction(function::value));
    } catch (BoxFunction.BudgetSpentException | TooManyEvaluationsException end) {
      return;
    }
  }
}
