package org.tgd.core;

import java.util.List;
import java.util.Map;

/**
 * What happened in a run up to now, and the feedback on the candidates that are alive: the
 * incumbent, the start and those that the strategy keeps ({@link Strategy#alive}).
 */
public interface History {
  /** The number of the step to be taken, from 1; idle steps count. */
  int index();

  /** All judged candidates, oldest first. */
  List<Step> trajectory();

  /**
   * The candidates whose losses can be compared, oldest first: all that were judged; where each
   * step has a batch of its own, the incumbent and those that are alive, judged anew on the batch
   * of the present step, and what was judged on it.
   */
  default List<Step> pool() {
    return trajectory();
  }

  /** The losses of the items that a candidate has met so far, in all batches. */
  default Map<String, Double> items(Step candidate) {
    return candidate.items();
  }

  /** The feedback that was asked for in earlier steps, oldest first. */
  List<PastFeedback> memory();

  /** What came of the answers and proposals of the step before. */
  List<Remark> remarks();

  /** The candidate from which this one was made; the start was made from itself. */
  Step parent(Step candidate);

  /**
   * The feedback on a candidate that is alive. The critic is asked when it is wanted first: ask in
   * the strategy's own order, or once for each of several candidates at once.
   *
   * @throws IllegalArgumentException if the candidate is not alive
   */
  Gradients feedback(Step candidate);
}
