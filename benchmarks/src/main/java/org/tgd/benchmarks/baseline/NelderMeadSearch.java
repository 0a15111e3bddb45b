package org.tgd.benchmarks.baseline;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Nelder and Mead's simplex, from commons-math. The first simplex has edges of a quarter of the box
 * (its default edges are useless here), points outside the box are judged at the nearest point
 * inside plus a penalty that grows with the distance.
 */
public final class NelderMeadSearch implements BoxSearch {
  private static final double EDGE = 0.25;
  private static final double PENALTY = 10;

  @Override
  public String name() {
    return "Nelder-Mead";
  }

  @Override
  public boolean seeded() {
    return false;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    try {
      new SimplexOptimizer(new SimpleValueChecker(-1, 1e-12))
          .optimize(
              new MaxEval(Integer.MAX_VALUE),
              GoalType.MINIMIZE,
              new InitialGuess(start),
              new NelderMeadSimplex(function.widths(EDGE)),
              new ObjectiveFunction(
                  point -> function.value(point) + PENALTY * function.excess(point)));
    } catch (BoxFunction.BudgetSpentException | TooManyEvaluationsException end) {
      return;
    }
  }
}
