package org.tgd.radiotherapy.optimize;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A solution of the inner problem, and how it was found. Immutable. */
public final class Fluence {
  private final double[] weights;
  private final Outcome outcome;

  /**
   * How a solution was found.
   *
   * @param objective the weighted sum of the objectives in Gy²
   * @param iterations Newton iterations, over all starts
   * @param evaluations evaluations of objective and gradient, over all starts
   * @param projectedGradient the largest entry of the projected gradient
   * @param stop why the solver stopped
   * @param residuals how well the conditions of an optimum hold
   */
  public record Outcome(
      double objective,
      int iterations,
      int evaluations,
      double projectedGradient,
      StopRule stop,
      Residuals residuals) {
    /** Checks that nothing is missing. */
    public Outcome {
      requireNonNull(stop, "stop");
      requireNonNull(residuals, "residuals");
    }

    /** An outcome without hard constraints. */
    public Outcome(
        double objective,
        int iterations,
        int evaluations,
        double projectedGradient,
        StopRule stop) {
      this(
          objective,
          iterations,
          evaluations,
          projectedGradient,
          stop,
          new Residuals(0, projectedGradient, 0));
    }
  }

  /**
   * The residuals of the conditions of Karush, Kuhn and Tucker.
   *
   * @param primalGy the largest violation of a hard constraint in Gy, at least 0
   * @param dual the largest entry of the projected gradient of the Lagrangian
   * @param complementarity the sum of multiplier times slack over the limited voxels, in Gy²
   */
  public record Residuals(double primalGy, double dual, double complementarity) {}

  Fluence(double[] weights, Outcome outcome) {
    this.weights = requireNonNull(weights, "weights");
    this.outcome = requireNonNull(outcome, "outcome");
  }

  /** One weight for each beamlet, none negative; a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /** How the solution was found. */
  public Outcome outcome() {
    return outcome;
  }

  /** The weighted sum of the objectives in Gy². */
  public double objective() {
    return outcome.objective();
  }

  /** This solution, with the iterations and evaluations of all that were tried. */
  Fluence withEffortOf(List<Fluence> tried) {
    return plus(
        tried.stream().mapToInt(f -> f.outcome.iterations()).sum() - outcome.iterations(),
        tried.stream().mapToInt(f -> f.outcome.evaluations()).sum() - outcome.evaluations());
  }

  Fluence plus(int moreIterations, int moreEvaluations) {
    return new Fluence(
        weights,
        new Outcome(
            outcome.objective(),
            outcome.iterations() + moreIterations,
            outcome.evaluations() + moreEvaluations,
            outcome.projectedGradient(),
            outcome.stop(),
            outcome.residuals()));
  }
}
