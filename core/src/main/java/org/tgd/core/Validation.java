package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Chooses the best of a run by items that its steps do not depend on: the start, and the incumbent
 * at intervals and after the last step, are judged on them, and the best is the one of lowest loss.
 * Rules that end a run early go by these losses, and are looked at when there is a new one.
 *
 * @param objective judges on the items of validation, the same each time
 * @param every after how many steps the incumbent is validated, 1 or more
 * @param test judges the start and the best once, at the end of a run that has gone as far as it
 *     was to go; nothing is chosen by it, so its loss is what to expect
 */
public record Validation(Objective objective, int every, Optional<Objective> test) {
  /** Checks the range. */
  public Validation {
    requireNonNull(objective, "objective");
    requireNonNull(test, "test");
    if (every < 1) {
      throw new IllegalArgumentException("every was " + every + "; must be 1 or more");
    }
  }
}
