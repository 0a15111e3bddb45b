package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Says which of two judged candidates is better, and why. */
@FunctionalInterface
public interface Comparer {
  /** Says nothing; what was measured has to do. */
  Comparer NONE = (first, second) -> Optional.empty();

  /**
   * Compares two candidates in this order.
   *
   * @return which is better; empty where that cannot be said
   */
  Optional<Preference> compare(Step first, Step second);

  /**
   * A verdict.
   *
   * @param first whether the first is better
   * @param why the reason in words, possibly empty
   */
  record Preference(boolean first, String why) {
    /** Checks that nothing is missing. */
    public Preference {
      requireNonNull(why, "why");
    }
  }
}
