package org.tgd.core;

import java.util.function.UnaryOperator;

/**
 * The best candidate where every step draws another batch: the one that nothing has beaten on the
 * same batch, and not the one that met the luckiest. Not thread-safe.
 */
final class Champion {
  private Judged best;

  /** Its loss on the batch of the present step. */
  private double loss;

  Champion(Judged start) {
    best = start;
    loss = start.step().loss();
  }

  /**
   * Meets the batch of a new step.
   *
   * @param parent the incumbent, judged on that batch
   * @param again judges a candidate on that batch
   */
  void meet(Judged parent, UnaryOperator<Judged> again) {
    if (best.step().parameters().equals(parent.step().parameters())) {
      loss = parent.step().loss();
    } else {
      loss = again.apply(best).step().loss();
      challenge(parent);
    }
  }

  /** A candidate that was judged on the batch of the present step; an accepted one wins a tie. */
  void challenge(Judged candidate) {
    Step step = candidate.step();
    if (step.loss() < loss || (step.accepted() && step.loss() == loss)) {
      best = candidate;
      loss = candidate.step().loss();
    }
  }

  /** Whether batches decide: not where there are validation items, nor without numbers. */
  boolean isRanked() {
    return best.step().validation().isEmpty() && !Double.isNaN(loss);
  }

  Step step() {
    return best.step();
  }
}
