package org.tgd.benchmarks.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A mean with its 95 % interval from the percentiles of 2,000 means of resampled groups (Efron and
 * Tibshirani 1993, chapter 13); groups, not rows, are independent.
 *
 * @param mean the mean over all rows
 * @param low the 2.5th percentile
 * @param high the 97.5th percentile
 */
record Interval(double mean, double low, double high) {
  private static final int SAMPLES = 2000;

  /** The mean of a value of rows that belong to groups of equal size. */
  static <T> Interval of(List<T> rows, Function<T, Integer> group, ToDoubleFunction<T> value) {
    if (rows.isEmpty()) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    Map<Integer, Double> means =
        rows.stream()
            .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.averagingDouble(value)));
    double[] values = means.values().stream().mapToDouble(Double::doubleValue).toArray();
    var random = new SplittableRandom(1);
    var samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        sum += values[random.nextInt(values.length)];
      }
      samples[i] = sum / values.length;
    }
    Arrays.sort(samples);
    return new Interval(
        Arrays.stream(values).average().orElse(Double.NaN),
        samples[(int) (0.025 * SAMPLES)],
        samples[(int) (0.975 * SAMPLES) - 1]);
  }

  /** For example {@code 80.3 % [73.7, 86.2]}. */
  String percent() {
    return String.format(Locale.ROOT, "%.1f %% [%.1f, %.1f]", 100 * mean, 100 * low, 100 * high);
  }

  /** A difference of shares, for example {@code +5.2 [+1.3, +9.2]}. */
  String points() {
    return String.format(Locale.ROOT, "%+.1f [%+.1f, %+.1f]", 100 * mean, 100 * low, 100 * high);
  }
}
