package org.tgd.radiotherapy.tune;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * A low value of a function with kinks in a box around the origin, without derivatives: a compass
 * search, which is quick and stops at kinks, Nelder and Mead's simplex and CMA-ES, which go along
 * them. The same calls on the same function give the same point.
 */
final class BoxMinimum {
  private static final double FINEST = 1.0 / 40;
  private static final double WORTHWHILE = 1e-9;

  private final ToDoubleFunction<double[]> function;
  private final double radius;
  private double[] best;
  private double lowest = Double.POSITIVE_INFINITY;

  /**
   * A search in a box.
   *
   * @param function of points in it
   * @param radius how far each coordinate may be from 0
   */
  BoxMinimum(ToDoubleFunction<double[]> function, double radius) {
    this.function = function;
    this.radius = radius;
  }

  /** The best point so far. */
  double[] best() {
    return best.clone();
  }

  /** The value at the best point so far. */
  double lowest() {
    return lowest;
  }

  /** Asks a point, which is moved into the box; the best is kept. */
  double ask(double[] point) {
    double[] inside =
        Arrays.stream(point).map(x -> Math.max(-radius, Math.min(radius, x))).toArray();
    double value = function.applyAsDouble(inside);
    if (value < lowest) {
      lowest = value;
      best = inside;
    }
    return value;
  }

  /** Searches along the coordinates from a point. */
  void compass(double[] start, int evaluations) {
    double[] x = start.clone();
    double value = ask(x);
    int asked = 0;
    for (double step = radius / 2; step > radius * FINEST; step /= 2) {
      boolean better = true;
      while (better && asked < evaluations) {
        better = false;
        for (int move = 0; move < 2 * x.length; move++) {
          double[] next = x.clone();
          next[move / 2] += move % 2 == 0 ? step : -step;
          double nextValue = ask(next);
          asked++;
          if (nextValue < value - WORTHWHILE) {
            x = next;
            value = nextValue;
            better = true;
          }
        }
      }
    }
  }

  /** Searches by a simplex from the best so far. */
  void simplex(int evaluations) {
    double[] sides = new double[best.length];
    for (int k = 0; k < sides.length; k++) {
      sides[k] = best[k] > 0 ? -radius / 4 : radius / 4;
    }
    spending(
        () ->
            new SimplexOptimizer(new SimpleValueChecker(-1, WORTHWHILE))
                .optimize(
                    new MaxEval(evaluations),
                    GoalType.MINIMIZE,
                    new InitialGuess(best.clone()),
                    new NelderMeadSimplex(sides),
                    new ObjectiveFunction(this::ask)));
  }

  /** Searches by Hansen's CMA-ES from the best so far, which finds the way along narrow valleys. */
  void evolution(int evaluations) {
    double[] high = new double[best.length];
    Arrays.fill(high, radius);
    double[] low = Arrays.stream(high).map(x -> -x).toArray();
    double[] sigma = Arrays.stream(high).map(x -> x / 3).toArray();
    spending(
        () ->
            new CMAESOptimizer(
                    Integer.MAX_VALUE,
                    Double.NEGATIVE_INFINITY,
                    true,
                    0,
                    1,
                    new MersenneTwister(1),
                    false,
                    new SimpleValueChecker(-1, WORTHWHILE))
                .optimize(
                    new MaxEval(evaluations),
                    GoalType.MINIMIZE,
                    new InitialGuess(best.clone()),
                    new SimpleBounds(low, high),
                    new CMAESOptimizer.Sigma(sigma),
                    new CMAESOptimizer.PopulationSize(4 + 2 * best.length),
                    new ObjectiveFunction(this::ask)));
  }

  private static void spending(Runnable search) {
    try {
      search.run();
    } catch (TooManyEvaluationsException spent) {
      return;
    }
  }
}
