package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tgd.core.journal.Parallel;

/**
 * What a strategy knows when it proposes.
 *
 * @param incumbent the candidate to improve on
 * @param gradients the feedback on the incumbent
 * @param trajectory all judged candidates, oldest first
 * @param memory the feedback of earlier steps, oldest first
 * @param random the source of all randomness of this step
 * @param parallel runs independent edits at once
 * @param remarks what came of the answers and proposals of the step before
 */
public record State(
    Step incumbent,
    Gradients gradients,
    List<Step> trajectory,
    List<PastFeedback> memory,
    RandomGenerator random,
    Parallel parallel,
    List<Remark> remarks) {
  /** Copies the lists and checks that nothing is missing. */
  public State {
    requireNonNull(incumbent, "incumbent");
    requireNonNull(gradients, "gradients");
    trajectory = List.copyOf(trajectory);
    memory = List.copyOf(memory);
    requireNonNull(random, "random");
    requireNonNull(parallel, "parallel");
    remarks = List.copyOf(remarks);
  }

  /** A state after a step that was not idle. */
  public State(
      Step incumbent,
      Gradients gradients,
      List<Step> trajectory,
      List<PastFeedback> memory,
      RandomGenerator random,
      Parallel parallel) {
    this(incumbent, gradients, trajectory, memory, random, parallel, List.of());
  }
}
