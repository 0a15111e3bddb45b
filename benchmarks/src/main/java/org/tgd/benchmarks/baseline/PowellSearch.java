package org.tgd.benchmarks.baseline;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.PowellOptimizer;

/**
 * Powell's method of conjugate directions (Comput. J. 7, 155, 1964), from commons-math, in a box
 * scaled to a first step of a quarter of its width. Points outside the box are judged at the
 * nearest point inside plus a penalty that grows with the distance.
 */
public final class PowellSearch implements BoxSearch {
  private static final double STEP = 0.25;
  private static final double PENALTY = 10;
  private static final double RELATIVE = 1e-10;
  private static final double ABSOLUTE = 1e-14;
  private static final double LINE_RELATIVE = 1e-4;
  private static final double LINE_ABSOLUTE = 1e-6;

  @Override
  public String name() {
    return "Powell";
  }

  @Override
  public boolean seeded() {
    return false;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    double[] unit = function.widths(STEP);
    try {
      function.value(start);
      new PowellOptimizer(RELATIVE, ABSOLUTE, LINE_RELATIVE, LINE_ABSOLUTE)
          .optimize(
              new MaxEval(Integer.MAX_VALUE),
              GoalType.MINIMIZE,
              new InitialGuess(new double[start.length]),
              new ObjectiveFunction(steps -> value(function, start, steps, unit)));
    } catch (BoxFunction.BudgetSpentException | TooManyEvaluationsException end) {
      return;
    }
  }

  private static double value(BoxFunction function, double[] start, double[] steps, double[] unit) {
    double[] point = start.clone();
    for (int i = 0; i < point.length; i++) {
      point[i] += steps[i] * unit[i];
    }
    return function.value(point) + PENALTY * function.excess(point);
  }
}
