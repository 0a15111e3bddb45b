package org.tgd.benchmarks.numeric;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A function of several numbers whose least value in a box is known.
 *
 * @param name lower-case letters, digits and hyphens
 * @param lower the lower bounds, one for each number
 * @param upper the upper bounds, each above the lower one
 * @param minimum where it is least; of several places one
 * @param least its value there
 * @param value the function
 */
record Formula(
    String name,
    List<Double> lower,
    List<Double> upper,
    List<Double> minimum,
    double least,
    ToDoubleFunction<double[]> value) {
  /** Copies the lists and checks their sizes. */
  Formula {
    requireNonNull(name, "name");
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
    minimum = List.copyOf(minimum);
    requireNonNull(value, "value");
    if (lower.isEmpty() || lower.size() != upper.size() || lower.size() != minimum.size()) {
      throw new IllegalArgumentException("bounds and minimum must have the same size, 1 or more");
    }
  }

  int dimension() {
    return lower.size();
  }
}
