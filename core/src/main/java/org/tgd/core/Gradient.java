package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * Feedback that reached a variable along one edge of the graph, and where it came from.
 *
 * @param feedback the criticism
 * @param source where it came from
 */
public record Gradient(Feedback feedback, Provenance source) {
  /** Checks that nothing is missing. */
  public Gradient {
    requireNonNull(feedback, "feedback");
    requireNonNull(source, "source");
  }

  /** The criticism in words. */
  public String text() {
    return feedback.text();
  }
}
