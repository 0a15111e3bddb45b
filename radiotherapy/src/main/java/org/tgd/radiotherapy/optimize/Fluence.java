package org.tgd.radiotherapy.optimize;

import static java.util.Objects.requireNonNull;

/**
 * A solution of the inner problem.
 *
 * @param weights one weight for each beamlet, none negative; not to be changed
 * @param objective the weighted sum of the objectives in Gy²
 * @param iterations Newton iterations, over all starts
 * @param evaluations evaluations of objective and gradient, over all starts
 * @param projectedGradient the largest entry of the projected gradient
 * @param stop why the solver stopped
 */
public record Fluence(
    double[] weights,
    double objective,
    int iterations,
    int evaluations,
    double projectedGradient,
    StopRule stop) {
  /** Checks that nothing is missing. */
  public Fluence {
    requireNonNull(weights, "weights");
    requireNonNull(stop, "stop");
  }

  Fluence plus(int moreIterations, int moreEvaluations) {
    return new Fluence(
        weights,
        objective,
        iterations + moreIterations,
        evaluations + moreEvaluations,
        projectedGradient,
        stop);
  }
}
