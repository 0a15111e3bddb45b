package org.tgd.core;

import java.util.List;

/**
 * Proposes the next candidates. Stateless: its memory is the trajectory that it is handed. Textual
 * gradient descent, beam search and Pareto search are strategies.
 */
@FunctionalInterface
public interface Strategy {
  /** The candidates to judge next, all at once; none when there is nothing to change. */
  List<Parameters> propose(State state);

  /** The same candidates, and what came of the answers on the way, for the record. */
  default Drafts drafts(State state) {
    return new Drafts(propose(state), List.of());
  }

  /**
   * The judged candidates that may be improved on later, beside the incumbent and the start: their
   * tapes are kept, so that their feedback can be asked for.
   */
  default List<Step> alive(History history) {
    return List.of();
  }
}
