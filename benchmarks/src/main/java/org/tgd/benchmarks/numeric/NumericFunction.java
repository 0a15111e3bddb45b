package org.tgd.benchmarks.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tgd.benchmarks.baseline.BoxFunction;

/**
 * One of 56 functions with a seed: each side of its box is drawn nearer to the minimum by up to
 * half of the way, so that no minimum lies in the middle, and the point where searches begin is
 * drawn from the box.
 */
public final class NumericFunction {
  private static final int[] DIMENSIONS = {2, 5};
  private static final double CUT = 0.5;

  private final Formula formula;
  private final double[] lower;
  private final double[] upper;
  private final double[] start;

  private NumericFunction(Formula formula, long seed) {
    this.formula = formula;
    int n = formula.dimension();
    this.lower = new double[n];
    this.upper = new double[n];
    this.start = new double[n];
    SplittableRandom random = new SplittableRandom(1_000_003 * seed + formula.name().hashCode());
    for (int i = 0; i < n; i++) {
      double place = formula.minimum().get(i);
      lower[i] = cut(formula.lower().get(i), place, random);
      upper[i] = cut(formula.upper().get(i), place, random);
      start[i] = lower[i] + (upper[i] - lower[i]) * random.nextDouble();
    }
  }

  private static double cut(double side, double place, SplittableRandom random) {
    return side + CUT * random.nextDouble() * (place - side);
  }

  static List<Formula> formulas() {
    List<Formula> all = new ArrayList<>();
    for (int n : DIMENSIONS) {
      all.addAll(AnyDimension.all(n));
    }
    all.addAll(FixedDimension.all());
    return List.copyOf(all);
  }

  /** All with one seed: 18 formulas in 2 and in 5 dimensions, and 20 of a fixed dimension. */
  public static List<NumericFunction> all(long seed) {
    return formulas().stream().map(formula -> new NumericFunction(formula, seed)).toList();
  }

  /** The name: lower-case letters, digits, dots and hyphens. */
  public String name() {
    return formula.name();
  }

  /** How many numbers it takes. */
  public int dimension() {
    return lower.length;
  }

  /** The least value in the box. */
  public double least() {
    return formula.least();
  }

  /** The point at which every search begins. */
  public double[] start() {
    return start.clone();
  }

  /** The function over its box, with a budget of calls. */
  public BoxFunction function(int budget) {
    return new BoxFunction(formula.value(), lower, upper, budget);
  }

  @Override
  public String toString() {
    return name();
  }
}
