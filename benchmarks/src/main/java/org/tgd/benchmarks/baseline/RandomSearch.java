package org.tgd.benchmarks.baseline;

import java.util.SplittableRandom;

/** The start, then points drawn uniformly from the box. */
public final class RandomSearch implements BoxSearch {
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
    SplittableRandom random = new SplittableRandom(seed);
    double[] lower = function.lower();
    double[] upper = function.upper();
    try {
      function.value(start);
      while (function.trace().size() < function.budget()) {
        double[] point = new double[lower.length];
        for (int i = 0; i < point.length; i++) {
          point[i] = lower[i] + (upper[i] - lower[i]) * random.nextDouble();
        }
        function.value(point);
      }
    } catch (BoxFunction.BudgetSpentException end) {
      return;
    }
  }
}
