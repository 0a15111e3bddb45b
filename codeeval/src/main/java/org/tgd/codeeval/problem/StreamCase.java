package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

/**
 * One run of a program: what it reads and what it must print.
 *
 * @param input its standard input
 * @param output the standard output that is right
 */
public record StreamCase(String input, String output) {
  /** Checks that nothing is missing. */
  public StreamCase {
    requireNonNull(input, "input");
    requireNonNull(output, "output");
  }
}
