package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tgd.core.journal.Parallel;

/**
 * What a strategy knows when it proposes.
 *
 * @param incumbent the candidate to improve on
 * @param history what happened up to now, and the feedback on the candidates that are alive
 * @param pool the candidates among which a strategy may choose others to improve on, oldest first:
 *     all that were judged, or those since a restart
 * @param random the source of all randomness of this step
 * @param parallel runs independent edits at once
 */
public record State(
    Step incumbent, History history, List<Step> pool, RandomGenerator random, Parallel parallel) {
  /** Copies the list and checks that nothing is missing. */
  public State {
    requireNonNull(incumbent, "incumbent");
    requireNonNull(history, "history");
    pool = List.copyOf(pool);
    requireNonNull(random, "random");
    requireNonNull(parallel, "parallel");
  }

  /** A state in which only the feedback on the incumbent is known. */
  public State(
      Step incumbent,
      Gradients gradients,
      List<Step> trajectory,
      List<PastFeedback> memory,
      RandomGenerator random,
      Parallel parallel) {
    this(
        incumbent,
        new Told(trajectory, memory, incumbent, requireNonNull(gradients, "gradients")),
        trajectory,
        random,
        parallel);
  }

  /** The feedback on the incumbent, asked for when it is wanted first. */
  public Gradients gradients() {
    return history.feedback(incumbent);
  }

  /** All judged candidates, oldest first. */
  public List<Step> trajectory() {
    return history.trajectory();
  }

  /** The feedback of earlier steps, oldest first. */
  public List<PastFeedback> memory() {
    return history.memory();
  }

  /** What came of the answers and proposals of the step before. */
  public List<Remark> remarks() {
    return history.remarks();
  }

  /** The same with another candidate to improve on. */
  public State at(Step candidate) {
    return new State(candidate, history, pool, random, parallel);
  }

  /** The same with other candidates to choose among. */
  public State among(List<Step> candidates) {
    return new State(incumbent, history, candidates, random, parallel);
  }

  /** The same with another source of randomness. */
  public State drawing(RandomGenerator next) {
    return new State(incumbent, history, pool, next, parallel);
  }

  /** The same with another history. */
  public State with(History next) {
    return new State(incumbent, next, pool, random, parallel);
  }
}
