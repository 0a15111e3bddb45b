package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * A value that was tried before and what came of it.
 *
 * @param value the value of the variable
 * @param loss the loss it had; lower is better, infinite for a rejected candidate
 * @param accepted whether it became the incumbent
 */
public record Attempt(String value, double loss, boolean accepted) {
  /** Checks that nothing is missing. */
  public Attempt {
    requireNonNull(value, "value");
  }
}
