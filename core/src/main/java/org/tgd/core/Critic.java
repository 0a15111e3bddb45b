package org.tgd.core;

import java.util.List;
import java.util.Optional;

/**
 * Turns what happened downstream into feedback on a variable. Asked once per edge of the graph,
 * possibly from several threads at once.
 */
@FunctionalInterface
public interface Critic {
  /** The feedback on {@code about.input()}; empty when nothing needs saying. */
  Optional<Feedback> criticise(Criticism about);

  /**
   * Whether the same question always has the same answer, or at least none that is worth another
   * call: then an incumbent that stayed is not criticised again.
   */
  default boolean isSteady() {
    return false;
  }

  /**
   * The critic of one candidate of a run: itself, unless what it says depends on what else
   * happened.
   *
   * @param candidate the candidate that is criticised next
   * @param history what happened up to now
   */
  default Critic on(Step candidate, History history) {
    return this;
  }

  /** The feedback, and what came of the answers on the way, for the record. */
  default Opinion opinion(Criticism about) {
    return new Opinion(criticise(about), List.of());
  }
}
