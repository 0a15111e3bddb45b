package org.tgd.benchmarks.baseline;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;

/** The start, then points drawn uniformly from the box. */
public final class RandomSearch implements BoxSearch {
  private final LongFunction<DoubleSupplier> generators;

  /** A search that draws from Java's splittable generator. */
  public RandomSearch() {
    this(seed -> new SplittableRandom(seed)::nextDouble);
  }

  /**
   * A search that draws from another generator.
   *
   * @param generators makes of a seed the source of numbers from 0, below 1
   */
  public RandomSearch(LongFunction<DoubleSupplier> generators) {
    this.generators = requireNonNull(generators, "generators");
  }

  @Override
  public String name() {
    return "random search";
  }

  @Override
  public boolean seeded() {
    return true;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    DoubleSupplier random = generators.apply(seed);
    double[] lower = function.lower();
    double[] upper = function.upper();
    try {
      function.value(start);
      while (function.trace().size() < function.budget()) {
        double[] point = new double[lower.length];
        for (int i = 0; i < point.length; i++) {
          point[i] = lower[i] + (upper[i] - lower[i]) * random.getAsDouble();
        }
        function.value(point);
      }
    } catch (BoxFunction.BudgetSpentException end) {
      return;
    }
  }
}
