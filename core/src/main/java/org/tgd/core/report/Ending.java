package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

/**
 * What a run came to in its domain's own words, said before all figures.
 *
 * @param words one sentence
 * @param reached whether the run came to what it was for
 */
public record Ending(String words, boolean reached) {
  /** Checks that nothing is missing. */
  public Ending {
    requireNonNull(words, "words");
  }
}
