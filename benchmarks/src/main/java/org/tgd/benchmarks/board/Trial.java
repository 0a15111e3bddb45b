package org.tgd.benchmarks.board;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One row of {@code trials.csv}.
 *
 * @param row its number in the file, from 1
 * @param method who searched
 * @param instance on what: the block of all statistics
 * @param seed the seed
 * @param start what it began with, where the file says
 * @param result what it came to; infinite where all was refused
 * @param budget calls that it might spend; 0 where the file does not say
 * @param course the best so far; empty where the file has none
 * @param costs what was spent, by name of the column
 */
public record Trial(
    int row,
    String method,
    String instance,
    long seed,
    OptionalDouble start,
    double result,
    double budget,
    Course course,
    Map<String, Double> costs) {
  /** Copies the costs, in their order. */
  public Trial {
    requireNonNull(method, "method");
    requireNonNull(instance, "instance");
    requireNonNull(course, "course");
    costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
  }

  /** The best after so many calls; the result where there is no course. */
  double after(double count) {
    return course.isEmpty() ? result : course.after(count);
  }
}
