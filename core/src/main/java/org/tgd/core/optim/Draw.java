package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws without replacement. */
final class Draw {
  private Draw() {}

  /**
   * All of a list in random order: each next one is drawn by its weight among those that are left.
   *
   * @param weights one above 0 for each
   */
  static <T> List<T> order(List<T> list, double[] weights, RandomGenerator random) {
    double[] left = weights.clone();
    List<T> order = new ArrayList<>();
    while (order.size() < list.size()) {
      double rest = random.nextDouble() * Arrays.stream(left).sum();
      int chosen = -1;
      for (int i = 0; i < left.length; i++) {
        if (left[i] > 0 && (chosen < 0 || rest > 0)) {
          chosen = i;
          rest -= left[i];
        }
      }
      order.add(list.get(chosen));
      left[chosen] = 0;
    }
    return order;
  }

  /** All of a list in random order. */
  static <T> List<T> order(List<T> list, RandomGenerator random) {
    double[] equal = new double[list.size()];
    Arrays.fill(equal, 1);
    return order(list, equal, random);
  }
}
