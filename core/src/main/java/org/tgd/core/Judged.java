package org.tgd.core;

import java.util.Optional;

/**
 * A judged candidate with the tape behind it.
 *
 * @param step the candidate and its outcome
 * @param loss the loss from which feedback flows back
 * @param repeatable whether the forward pass drew nothing at random
 * @param gradients the feedback on it, once that was asked for
 */
record Judged(Step step, Loss loss, boolean repeatable, Optional<Gradients> gradients) {
  /** The same tape under another step. */
  Judged with(Step next) {
    return new Judged(next, loss, repeatable, gradients);
  }

  /** The same with the feedback on it. */
  Judged with(Gradients next) {
    return new Judged(step, loss, repeatable, Optional.of(next));
  }
}
