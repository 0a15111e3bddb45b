package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Follows the feedback on the incumbent as long as each step brings a better best, and searches in
 * breadth where that ends, or where there is nothing to follow: breadth costs calls that a good
 * direction does not need.
 *
 * @param edits how the incumbent is edited
 * @param search how it goes on where that brings nothing better
 */
record Following(TextualGradientDescent edits, Strategy search) implements Strategy {
  Following {
    requireNonNull(edits, "edits");
    requireNonNull(search, "search");
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    if (!leadsOn(state.pool(), state.history().index() - 1)) {
      return search.drafts(state);
    }
    Drafts followed = edits.drafts(state).from(state.incumbent());
    if (!followed.candidates().isEmpty()) {
      return followed;
    }
    Drafts searched = search.drafts(state);
    return new Drafts(
        searched.candidates(),
        Stream.concat(followed.remarks().stream(), searched.remarks().stream()).toList(),
        searched.parents());
  }

  /** Whether the step before was the first, or brought a better best. */
  private static boolean leadsOn(List<Step> pool, int last) {
    double before = Double.POSITIVE_INFINITY;
    double now = Double.POSITIVE_INFINITY;
    for (Step step : pool) {
      if (step.index() == last && last > 0) {
        now = Math.min(now, step.score());
      } else {
        before = Math.min(before, step.score());
      }
    }
    return pool.size() == 1 || now < before;
  }

  @Override
  public List<Step> alive(History history) {
    return search.alive(history);
  }
}
