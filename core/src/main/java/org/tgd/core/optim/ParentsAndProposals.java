package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Improves on the best few candidates at once: each of {@code parents} is criticised and edited,
 * and as many proposals are judged of each as the edits make. Without any candidate that could be
 * judged, the incumbent is improved on.
 *
 * @param edits how one candidate is edited
 * @param parents how many candidates are improved on in a step, at least 1
 */
record ParentsAndProposals(TextualGradientDescent edits, int parents) implements Strategy {
  ParentsAndProposals {
    requireNonNull(edits, "edits");
    if (parents < 1) {
      throw new IllegalArgumentException("parents was " + parents + "; must be 1 or more");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    List<Step> best = Pool.best(state.pool(), parents);
    List<Step> chosen = best.isEmpty() ? List.of(state.incumbent()) : best;
    int each = edits.options().candidates();
    return Pool.expand(state, chosen, Collections.nCopies(chosen.size(), each), edits);
  }

  @Override
  public List<Step> alive(History history) {
    return Pool.best(history.pool(), parents);
  }
}
