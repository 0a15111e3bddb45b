package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Keeps the candidates that are best on some instance, and improves on one of them, drawn by on how
 * many it is; every other time two of them that come from one are merged instead (GEPA, arXiv
 * 2507.19457, algorithms 1, 2 and 4). Instances are the items of a data set; without one the loss
 * and the metrics that have a direction. GEPA judges all it keeps on one set of items; where each
 * step has a batch, the best on an item is the best of those that have met it so far, and all that
 * are kept meet every batch.
 *
 * @param edits how a candidate is edited
 * @param merges whether candidates are merged
 */
record Pareto(TextualGradientDescent edits, boolean merges) implements Strategy {
  Pareto {
    requireNonNull(edits, "edits");
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    Front front = Front.of(state.pool(), state.history()::items);
    if (merges && state.history().index() % 2 == 0) {
      Optional<Drafts> merged = Merges.of(state, front.members());
      if (merged.isPresent()) {
        return merged.get();
      }
    }
    return Pool.firstNew(state, front.drawn(state.random()), edits);
  }

  @Override
  public List<Step> alive(History history) {
    return Front.of(history.pool(), history::items).members();
  }
}
