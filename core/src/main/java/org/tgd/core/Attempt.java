package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * A value that was tried before and what came of it.
 *
 * @param value the value of the variable
 * @param loss the loss it had; lower is better, infinite for a rejected candidate
 * @param accepted whether it became the incumbent
 * @param outcome what came of it in words: why it was refused, what got worse; may be empty
 */
public record Attempt(String value, double loss, boolean accepted, String outcome) {
  /** Checks that nothing is missing. */
  public Attempt {
    requireNonNull(value, "value");
    requireNonNull(outcome, "outcome");
  }

  /** An attempt of which nothing but the loss is known. */
  public Attempt(String value, double loss, boolean accepted) {
    this(value, loss, accepted, "");
  }
}
