package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Shows whoever edits the best versions so far with their losses, the worst of them first (OPRO,
 * arXiv 2309.03409, section 2.2), beside the feedback on the best one. An editor by rules, which
 * reads no such list, improves on the best one.
 *
 * @param edits how the best one is edited
 * @param window how many versions are shown, at least 1
 */
record Opro(TextualGradientDescent edits, int window) implements Strategy {
  Opro {
    requireNonNull(edits, "edits");
    if (window < 1) {
      throw new IllegalArgumentException("window was " + window + "; must be 1 or more");
    }
    if (edits.editor().readsWords()) {
      edits = edits.with(edits.options().withRanked(window).withRejected(0));
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    return Pool.firstNew(state, Pool.best(state.pool(), 1), edits);
  }

  @Override
  public List<Step> alive(History history) {
    return Pool.best(history.pool(), edits.editor().readsWords() ? window : 1);
  }
}
