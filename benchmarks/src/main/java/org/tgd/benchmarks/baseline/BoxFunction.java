package org.tgd.benchmarks.baseline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A function over a box that counts its calls and keeps the best, so that no search can lose it. A
 * point that was asked before is answered from memory and costs nothing. A point without a value
 * (infinite, or no number) counts as the worst that was found: models of the function can go on.
 * Not thread-safe.
 */
public final class BoxFunction {
  private static final int REPEATS_PER_CALL = 100;

  /** What a point without a value counts as before any other was judged. */
  private static final double UNKNOWN = 1e9;

  private final ToDoubleFunction<double[]> function;
  private final double[] lower;
  private final double[] upper;
  private final int budget;
  private final Map<List<Double>, Double> known = new HashMap<>();
  private final List<Double> trace = new ArrayList<>();
  private final List<double[]> bests = new ArrayList<>();
  private double[] best;
  private double bestValue = Double.POSITIVE_INFINITY;
  private double worst = Double.NEGATIVE_INFINITY;
  private int repeats;

  /**
   * A function over a box.
   *
   * @param function what is minimised; lower is better
   * @param lower the lower bounds
   * @param upper the upper bounds, each above the lower one
   * @param budget how many different points may be asked, at least 1
   */
  public BoxFunction(
      ToDoubleFunction<double[]> function, double[] lower, double[] upper, int budget) {
    this.function = requireNonNull(function, "function");
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.budget = budget;
    this.best = lower.clone();
    if (budget < 1) {
      throw new IllegalArgumentException("budget was " + budget + "; must be 1 or more");
    }
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] < upper[i])) {
        throw new IllegalArgumentException(
            "bounds were %s and %s; the lower must be less".formatted(lower[i], upper[i]));
      }
    }
  }

  /** Ends a search whose budget is spent. */
  static final class BudgetSpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpentException() {
      super("the budget is spent", null, false, false);
    }
  }

  /** The number of variables. */
  public int dimension() {
    return lower.length;
  }

  double[] lower() {
    return lower.clone();
  }

  double[] upper() {
    return upper.clone();
  }

  double[] widths(double share) {
    double[] widths = new double[lower.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = share * (upper[i] - lower[i]);
    }
    return widths;
  }

  int budget() {
    return budget;
  }

  /** The value at a point, moved to the nearest point of the box. */
  double value(double[] point) {
    double[] inside = point.clone();
    for (int i = 0; i < inside.length; i++) {
      inside[i] = Math.min(upper[i], Math.max(lower[i], inside[i]));
    }
    List<Double> key = Arrays.stream(inside).boxed().toList();
    Double before = known.get(key);
    if (before != null) {
      if (++repeats > REPEATS_PER_CALL * budget) {
        throw new BudgetSpentException();
      }
      return before;
    }
    if (trace.size() >= budget) {
      throw new BudgetSpentException();
    }
    double value = function.applyAsDouble(inside.clone());
    boolean judged = Double.isFinite(value);
    worst = judged ? Math.max(worst, value) : worst;
    double told = judged ? value : Double.isFinite(worst) ? worst : UNKNOWN;
    known.put(key, told);
    if (judged && value < bestValue) {
      bestValue = value;
      best = inside;
    }
    trace.add(bestValue);
    bests.add(best);
    return told;
  }

  /**
   * The same function for a part of the budget: its calls count here too.
   *
   * @param calls how many, at least 1
   */
  BoxFunction part(int calls) {
    return new BoxFunction(this::value, lower, upper, calls);
  }

  /** How many different points were asked. */
  int spent() {
    return trace.size();
  }

  /** How far outside the box a point is, squared, in units of the box. */
  double excess(double[] point) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      double over = Math.max(0, Math.max(point[i] - upper[i], lower[i] - point[i]));
      sum += Math.pow(over / (upper[i] - lower[i]), 2);
    }
    return sum;
  }

  /** The best value after each call, in order. */
  public List<Double> trace() {
    return Collections.unmodifiableList(trace);
  }

  /** The best point found. */
  public double[] best() {
    return best.clone();
  }

  /** The best point among the first calls, or among all if there were fewer; at least one call. */
  public double[] bestAfter(int calls) {
    return bests.get(Math.min(calls, bests.size()) - 1).clone();
  }

  /** The best value found, infinite before the first call. */
  public double bestValue() {
    return bestValue;
  }
}
