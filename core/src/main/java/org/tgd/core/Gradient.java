package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * Feedback that reached a variable along one edge of the graph, and where it came from.
 *
 * @param feedback the criticism
 * @param source where it came from
 * @param weight how much the parts of the loss that it came from count; 1 unless some count more
 *     than others
 * @param objective which of several objectives it is about; empty where there is one, or it is
 *     about several
 */
public record Gradient(Feedback feedback, Provenance source, double weight, String objective) {
  /** Checks that nothing is missing. */
  public Gradient {
    requireNonNull(feedback, "feedback");
    requireNonNull(source, "source");
    requireNonNull(objective, "objective");
  }

  /** A gradient of a loss that counts as it is. */
  public Gradient(Feedback feedback, Provenance source) {
    this(feedback, source, 1, "");
  }

  /** The criticism in words. */
  public String text() {
    return feedback.text();
  }
}
