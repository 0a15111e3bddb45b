package org.tgd.radiotherapy.optimize;

import java.util.List;
import java.util.Optional;

/**
 * Minimises objectives under limits in chosen voxels, to a point that meets the conditions of
 * Karush, Kuhn and Tucker: by Newton's method where second derivatives can be held, else, and where
 * that does not end, by an augmented Lagrangian.
 */
final class LimitedSolver {
  private final InverseProblem problem;
  private final Workers workers;
  private final AugmentedLagrangian lagrangian;
  private int iterations;

  LimitedSolver(InverseProblem problem, SolverSettings settings, Workers workers) {
    this.problem = problem;
    this.workers = workers;
    this.lagrangian = new AugmentedLagrangian(problem, settings, workers);
  }

  /** The iterations of all that was solved. */
  int iterations() {
    return iterations + lagrangian.iterations();
  }

  /** The evaluations of objective and gradient of all that was solved. */
  int evaluations() {
    return iterations + lagrangian.evaluations();
  }

  /**
   * The same as {@link #solve}, or nothing where no plan keeps the limits or Newton's method does
   * not end.
   */
  Optional<Fluence> quick(List<LimitedVoxels> limits, double[] start) {
    if (!NearbyOptimum.holds(problem)) {
      return Optional.of(lagrangian.solve(limits, start, false))
          .filter(found -> !Feasibility.broken(found));
    }
    KktNewton newton = new KktNewton(problem, limits, workers);
    Optional<Fluence> found = newton.from(start);
    iterations += newton.iterations();
    return found;
  }

  /**
   * Minimises the objectives under the limits; the multipliers are kept in the voxels.
   *
   * @param rough whether four digits are enough
   */
  Fluence solve(List<LimitedVoxels> limits, double[] start, boolean rough) {
    if (NearbyOptimum.holds(problem)) {
      Optional<Fluence> found = quick(limits, start);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return lagrangian.solve(limits, start, rough);
  }
}
