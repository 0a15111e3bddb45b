package org.tgd.benchmarks.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Ranks from 1; equal values share the mean of theirs. */
final class Ranks {
  private Ranks() {}

  /**
   * The ranks, the smallest value first.
   *
   * @throws IllegalArgumentException for NaN, which has no rank
   */
  static double[] ascending(double[] values) {
    numbers(values);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int smaller = 0;
      int equal = 0;
      for (double other : values) {
        smaller += other < values[i] ? 1 : 0;
        equal += other == values[i] ? 1 : 0;
      }
      ranks[i] = smaller + (equal + 1) / 2.0;
    }
    return ranks;
  }

  /** Refuses what is no number: it would be below and above nothing. */
  static void numbers(double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("values must be numbers; one was NaN");
    }
  }

  static boolean hasTies(double[] ranks) {
    return tieSum(ranks) > 0;
  }

  /** Σ (t³ − t) over groups of t equal values. */
  static double tieSum(double[] ranks) {
    Map<Double, Integer> groups = new TreeMap<>();
    Arrays.stream(ranks).forEach(rank -> groups.merge(rank, 1, Integer::sum));
    return groups.values().stream().mapToDouble(t -> (double) t * t * t - t).sum();
  }
}
