package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

/**
 * The first place where an answer differs from what was expected.
 *
 * @param path where, from the result inwards: {@code result}, {@code result[2][0]}, {@code
 *     result["key"]}
 * @param expected what should be there, as JSON or in words
 * @param actual what is there, as JSON or in words
 */
public record Difference(String path, String expected, String actual) {
  /** Checks that nothing is missing. */
  public Difference {
    requireNonNull(path, "path");
    requireNonNull(expected, "expected");
    requireNonNull(actual, "actual");
  }
}
