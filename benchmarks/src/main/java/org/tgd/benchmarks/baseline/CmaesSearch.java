package org.tgd.benchmarks.baseline;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Hansen's CMA-ES, from commons-math: step size a quarter of the box, population 4 + 3 ln n. The
 * start itself is asked first, since the method never asks it.
 */
public final class CmaesSearch implements BoxSearch {
  private static final double SIGMA = 0.25;

  @Override
  public String name() {
    return "CMA-ES";
  }

  @Override
  public boolean seeded() {
    return true;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    int population = 4 + (int) Math.floor(3 * Math.log(function.dimension()));
    try {
      function.value(start);
      new CMAESOptimizer(
              Integer.MAX_VALUE,
              Double.NEGATIVE_INFINITY,
              true,
              0,
              1,
              new MersenneTwister(seed),
              false,
              new SimpleValueChecker(-1, 1e-14))
          .optimize(
              new MaxEval(Integer.MAX_VALUE),
              GoalType.MINIMIZE,
              new InitialGuess(start),
              new SimpleBounds(function.lower(), function.upper()),
              new CMAESOptimizer.Sigma(function.widths(SIGMA)),
              new CMAESOptimizer.PopulationSize(population),
              new ObjectiveFunction(function::value));
    } catch (BoxFunction.BudgetSpentException | TooManyEvaluationsException end) {
      return;
    }
  }
}
