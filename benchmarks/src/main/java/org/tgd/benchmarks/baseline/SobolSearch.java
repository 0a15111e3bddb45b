package org.tgd.benchmarks.baseline;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * The start, then the points of Sobol's sequence (Joe and Kuo's numbers, from commons-math), moved
 * round the box by a random vector (Cranley and Patterson, SIAM J. Numer. Anal. 13, 904, 1976).
 */
public final class SobolSearch implements BoxSearch {
  @Override
  public String name() {
    return "Sobol";
  }

  @Override
  public boolean seeded() {
    return true;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    double[] lower = function.lower();
    double[] upper = function.upper();
    double[] shift = new SplittableRandom(seed).doubles(start.length).toArray();
    SobolSequenceGenerator points = new SobolSequenceGenerator(start.length);
    try {
      function.value(start);
      while (function.trace().size() < function.budget()) {
        double[] point = points.nextVector();
        for (int i = 0; i < point.length; i++) {
          double place = (point[i] + shift[i]) % 1;
          point[i] = lower[i] + (upper[i] - lower[i]) * place;
        }
        function.value(point);
      }
    } catch (BoxFunction.BudgetSpentException end) {
      return;
    }
  }
}
