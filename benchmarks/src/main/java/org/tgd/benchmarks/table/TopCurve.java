package org.tgd.benchmarks.table;

import java.util.List;
import org.tgd.benchmarks.stats.Progress;

/**
 * The area under the curve of the mean of the best values so far, as the benchmark of practical
 * molecular optimization defines it (Gao, Fu, Sun and Coley, NeurIPS 2022, section 3.2): trapezoids
 * from 0 at call 0, flat after an early end, divided by the budget. Calls beyond the budget do not
 * count.
 *
 * @param top how many of the best are averaged, at least 1
 * @param every after how many calls a point is taken, at least 1
 * @param budget calls, at least 1
 */
public record TopCurve(int top, int every, int budget) {
  /** Checks the ranges. */
  public TopCurve {
    if (top < 1 || every < 1 || budget < 1) {
      throw new IllegalArgumentException("top, every and budget must be 1 or more");
    }
  }

  /** The area, of values in order of calls, each from 0 to 1. */
  public double area(List<Double> values) {
    return Progress.areaOfTop(
        values.stream().mapToDouble(Double::doubleValue).toArray(), budget, top, every);
  }
}
