package org.tgd.benchmarks.board;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scale of one instance: 0 is its start, 1 the best that any run of it came to.
 *
 * @param start the start
 * @param best the best, below the start where less is better
 */
public record Span(double start, double best) {
  /** Where a value is, from -1 to 1; 0 where nothing was better than the start. */
  public double of(double value) {
    double way = (start - value) / (start - best);
    return start == best ? 0 : Math.max(-1, Math.min(1, way));
  }

  /**
   * The mean of the best so far over all calls.
   *
   * @param budget how many calls, at least 1
   * @param after the best value after so many calls, from 1
   */
  public double area(int budget, IntToDoubleFunction after) {
    return IntStream.rangeClosed(1, budget)
        .mapToDouble(call -> of(after.applyAsDouble(call)))
        .average()
        .orElse(0);
  }

  /** The mean of a value over the rows of each instance, in the order of their names. */
  public static <T> double[] blocks(
      List<T> rows, Function<T, String> instance, ToDoubleFunction<T> value) {
    return rows.stream()
        .collect(Collectors.groupingBy(instance, TreeMap::new, Collectors.averagingDouble(value)))
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
