package org.tgd.radiotherapy.optimize;

import static java.util.Objects.requireNonNull;

/**
 * How long and how exactly the inner problem is solved.
 *
 * @param maxIterations the most Newton iterations from one start, at least 1
 * @param relativeTolerance stop when two iterations in a row lower the objective by less than this
 *     share of it; positive
 * @param gradientTolerance stop when the projected gradient falls below this share of its size at
 *     the start; positive
 * @param progress told about every iteration
 */
public record SolverSettings(
    int maxIterations, double relativeTolerance, double gradientTolerance, Progress progress) {
  /** Told about every iteration of a solver. */
  @FunctionalInterface
  public interface Progress {
    /** A listener that does nothing. */
    Progress NONE = (iteration, objective, projectedGradient) -> {};

    /** One iteration is over. */
    void iteration(int iteration, double objective, double projectedGradient);
  }

  /** Solves to the limit of what matters: 1e-9 of the objective. */
  public static final SolverSettings DEFAULT = new SolverSettings(200, 1e-9, 1e-9, Progress.NONE);

  /**
   * Solves plans of many beamlets as exactly as steering needs them: until another 3e-5 of the
   * objective is all that can be expected. Derivatives of the optimum are then found to two digits.
   */
  public static final SolverSettings STEERING = new SolverSettings(200, 3e-5, 1e-9, Progress.NONE);

  private static final int ROUGH_ITERATIONS = 4;

  /**
   * How exactly plans that are steered are solved: to the limit where a second derivative can be
   * held, which costs little more than four digits.
   *
   * @param beamlets the number of beamlets
   */
  public static SolverSettings steering(int beamlets) {
    return beamlets > PlanFunction.MOST_DENSE ? STEERING : DEFAULT;
  }

  /** Checks the ranges. */
  public SolverSettings {
    requireNonNull(progress, "progress");
    if (maxIterations < 1 || !(relativeTolerance > 0) || !(gradientTolerance > 0)) {
      throw new IllegalArgumentException(
          "iterations and tolerances were %d, %g, %g; must be positive"
              .formatted(maxIterations, relativeTolerance, gradientTolerance));
    }
  }

  /** The same settings with a listener. */
  public SolverSettings withProgress(Progress listener) {
    return new SolverSettings(maxIterations, relativeTolerance, gradientTolerance, listener);
  }

  SolverSettings rough() {
    return new SolverSettings(
        Math.min(maxIterations, ROUGH_ITERATIONS), 1e-4, gradientTolerance, progress);
  }
}
