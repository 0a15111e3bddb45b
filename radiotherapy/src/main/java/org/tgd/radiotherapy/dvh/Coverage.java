package org.tgd.radiotherapy.dvh;

import java.util.Locale;

/**
 * How much of a structure statistics are over.
 *
 * @param percent the share of the structure that lies inside the dose grid, in percent
 */
public record Coverage(double percent) {
  /** What counts as the whole: a printed 100.0. */
  private static final double WHOLE_PERCENT = 99.95;

  /** Whether it is the whole structure. */
  public boolean isWhole() {
    return percent >= WHOLE_PERCENT;
  }

  /** To complete {@code statistics are over ...}. */
  public String words() {
    return isWhole()
        ? "the whole structure"
        : String.format(Locale.ROOT, "the %.1f %% of it inside the dose grid", percent);
  }
}
