package org.tgd.core;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tgd.core.journal.Parallel;

/** Decides whether a candidate replaces the incumbent; the best so far is kept in any case. */
@FunctionalInterface
public interface Acceptance {
  /** Accepts a candidate whose loss is not above the incumbent's. Needs a loss in numbers. */
  Acceptance NOT_WORSE = (candidate, incumbent) -> candidate.loss() <= incumbent.loss();

  /** Accepts every candidate, as plain gradient descent does. */
  Acceptance ALWAYS = (candidate, incumbent) -> true;

  /**
   * Whether the candidate becomes the incumbent. Where the objective draws a batch, both were
   * judged on the same one.
   */
  boolean accept(Step candidate, Step incumbent);

  /**
   * The losses of validation items, computed once per candidate and kept with its step; none unless
   * the decision needs them.
   *
   * @param parallel runs independent items at once
   */
  default List<Double> validate(Parameters parameters, Parallel parallel) {
    return List.of();
  }

  /** Whether the rule can decide on numbers only; a loss in words is refused at the start then. */
  default boolean needsNumbers() {
    return this == NOT_WORSE;
  }

  /**
   * Accepts a candidate by the items of the batch that it and the incumbent were judged on: the
   * mean of the paired differences must be below 0 by a number of its standard errors.
   *
   * @param margin how many standard errors, 0 or more; 0 accepts what is not worse in the mean
   */
  static Acceptance paired(double margin) {
    return new PairedGate(margin);
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
