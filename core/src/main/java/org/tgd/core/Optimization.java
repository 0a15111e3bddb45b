package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;

/**
 * An optimization: what is minimised and by which method. A value: run it again with the same seed
 * and the same answers and the run is the same, at any number of threads.
 *
 * @param objective the forward pass
 * @param critic turns outcomes into feedback
 * @param strategy turns feedback into candidates
 * @param acceptance decides which candidate becomes the incumbent
 * @param reducer condenses the feedback on a parameter before the strategy sees it
 * @param steps how many steps to take at the most; 0 only judges the start
 * @param seed the source of all randomness, split per step
 * @param mostUseless after how many useless answers of models in a row the run ends, 0 for never;
 *     an answer is useless when it holds no value that can be read
 */
public record Optimization(
    Objective objective,
    Critic critic,
    Strategy strategy,
    Acceptance acceptance,
    Reducer reducer,
    int steps,
    long seed,
    int mostUseless) {
  /** Condenses the gradients of one variable, as by a summary. */
  @FunctionalInterface
  public interface Reducer {
    /** Leaves all gradients as they are. */
    Reducer NONE = (variable, gradients) -> gradients;

    /** The gradients to use instead; never empty for a list that is not. */
    List<Gradient> reduce(Variable variable, List<Gradient> gradients);
  }

  /** Checks that nothing is missing and that the number of steps is not negative. */
  public Optimization {
    requireNonNull(objective, "objective");
    requireNonNull(critic, "critic");
    requireNonNull(strategy, "strategy");
    requireNonNull(acceptance, "acceptance");
    requireNonNull(reducer, "reducer");
    if (steps < 0) {
      throw new IllegalArgumentException("steps was " + steps + "; must be 0 or more");
    }
    if (mostUseless < 0) {
      throw new IllegalArgumentException("mostUseless was " + mostUseless + "; must be 0 or more");
    }
  }

  /** An optimization that never ends for useless answers. */
  public Optimization(
      Objective objective,
      Critic critic,
      Strategy strategy,
      Acceptance acceptance,
      Reducer reducer,
      int steps,
      long seed) {
    this(objective, critic, strategy, acceptance, reducer, steps, seed, 0);
  }

  /** An optimization that keeps the incumbent unless a candidate is at least as good. */
  public static Optimization of(Objective objective, Critic critic, Strategy strategy, int steps) {
    return new Optimization(
        objective, critic, strategy, Acceptance.NOT_WORSE, Reducer.NONE, steps, 0);
  }

  /** The same with another acceptance rule. */
  public Optimization withAcceptance(Acceptance rule) {
    return new Optimization(objective, critic, strategy, rule, reducer, steps, seed, mostUseless);
  }

  /** The same with another reducer. */
  public Optimization withReducer(Reducer next) {
    return new Optimization(
        objective, critic, strategy, acceptance, next, steps, seed, mostUseless);
  }

  /** The same with another number of steps. */
  public Optimization withSteps(int next) {
    return new Optimization(
        objective, critic, strategy, acceptance, reducer, next, seed, mostUseless);
  }

  /** The same with another seed. */
  public Optimization withSeed(long next) {
    return new Optimization(
        objective, critic, strategy, acceptance, reducer, steps, next, mostUseless);
  }

  /** The same with another limit on useless answers in a row; 0 for none. */
  public Optimization withMostUseless(int next) {
    return new Optimization(objective, critic, strategy, acceptance, reducer, steps, seed, next);
  }

  /** Runs without a record, one call after the other. */
  public Outcome run(Parameters start) {
    return run(start, Journal.discarding(), Parallel.SEQUENTIAL, step -> {});
  }

  /**
   * Runs, recording every step.
   *
   * @param start the first candidate
   * @param journal the record; a resumed one answers what it knows
   * @param parallel runs independent calls at once
   * @param progress told of every judged candidate, in order; a {@link Progress} is told of idle
   *     steps too
   */
  public Outcome run(
      Parameters start, Journal journal, Parallel parallel, Consumer<Step> progress) {
    return journal.run(
        () -> new Descent(this, journal, parallel, Progress.of(progress)).run(start));
  }
}
