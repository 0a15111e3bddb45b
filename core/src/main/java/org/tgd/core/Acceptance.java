package org.tgd.core;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Decides whether a candidate replaces the incumbent; the best so far is kept in any case. */
@FunctionalInterface
public interface Acceptance {
  /** Accepts a candidate whose loss is not above the incumbent's. A loss in words is refused. */
  Acceptance NOT_WORSE =
      (candidate, incumbent) -> {
        if (Double.isNaN(candidate.loss())) {
          throw new IllegalStateException(
              "the loss has no number to compare; use Acceptance.ALWAYS or a validation gate");
        }
        return candidate.loss() <= incumbent.loss();
      };

  /** Accepts every candidate, as plain gradient descent does. */
  Acceptance ALWAYS = (candidate, incumbent) -> true;

  /** Whether the candidate becomes the incumbent. */
  boolean accept(Step candidate, Step incumbent);

  /**
   * The losses of validation items, computed once per candidate and kept with its step; none unless
   * the decision needs them.
   */
  default List<Double> validate(Parameters parameters) {
    return List.of();
  }

  /**
   * Accepts a candidate that is not worse on validation items: paired, since both sides are judged
   * on the same items and the incumbent's outcomes are kept.
   *
   * @param items the validation items, each a forward pass
   * @param random makes the generator handed to the items, the same for every candidate
   */
  static Acceptance validated(List<Objective> items, Supplier<RandomGenerator> random) {
    return new ValidationGate(items, random);
  }
}
