package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

/**
 * What a person is asked about a candidate.
 *
 * @param candidate the candidate itself
 * @param text goal, candidate, what came of it and what was computed, several lines
 * @param closing what to answer and how, at a terminal
 */
public record Inquiry(String candidate, String text, String closing) {
  /** Checks that nothing is missing. */
  public Inquiry {
    requireNonNull(candidate, "candidate");
    requireNonNull(text, "text");
    requireNonNull(closing, "closing");
  }

  /** The question as one text. */
  public String whole() {
    return text + closing;
  }
}
