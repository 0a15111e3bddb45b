package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

/**
 * A row of a file.
 *
 * @param line the number of its line, from 1
 * @param value what it holds
 * @param <T> what it holds
 */
public record Row<T>(int line, T value) {
  /** Checks that nothing is missing. */
  public Row {
    requireNonNull(value, "value");
  }
}
