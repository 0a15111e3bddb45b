package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.List;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * Augmented Lagrangian method for limits in chosen voxels (Nocedal and Wright, Numerical
 * Optimization, section 17.3): a multiplier for each voxel, moved until limits, gradient of the
 * Lagrangian and complementarity hold (the conditions of Karush, Kuhn and Tucker).
 */
final class AugmentedLagrangian {
  private static final double TOLERANCE_GY = 1e-8;
  private static final double ENOUGH_GY = 1e-6;
  private static final double ROUGH_GY = 1e-3;
  private static final int ROUNDS = 60;
  private static final double SLOW = 0.2;
  private static final double STIFFER = 8;
  private static final double MOST_STIFF = 1e9;

  private final InverseProblem problem;
  private final SolverSettings settings;
  private final Workers workers;
  private int iterations;
  private int evaluations;

  AugmentedLagrangian(InverseProblem problem, SolverSettings settings, Workers workers) {
    this.problem = problem;
    this.settings = settings;
    this.workers = workers;
  }

  int iterations() {
    return iterations;
  }

  int evaluations() {
    return evaluations;
  }

  /**
   * Minimises the objectives under the limits; the multipliers are kept in the voxels.
   *
   * @param rough whether four digits are enough
   */
  Fluence solve(List<LimitedVoxels> limits, double[] start, boolean rough) {
    double[] x = start;
    double before = Double.POSITIVE_INFINITY;
    double stiffness = 1;
    Fluence now = null;
    for (int round = 0; round < ROUNDS; round++) {
      now =
          round == 0
              ? ProjectedNewton.minimise(function(limits), x, settings)
              : ProjectedNewton.refine(function(limits), x, settings);
      iterations += now.outcome().iterations();
      evaluations += now.outcome().evaluations();
      x = now.weights();
      double[] dose = dose(x);
      double change = limits.stream().mapToDouble(l -> l.update(dose)).max().orElse(0);
      if (change <= (rough ? ROUGH_GY : TOLERANCE_GY)) {
        break;
      }
      if (change > SLOW * before) {
        if (change <= ENOUGH_GY || stiffness > MOST_STIFF) {
          break;
        }
        limits.forEach(l -> l.stiffen(STIFFER));
        stiffness *= STIFFER;
        before = change / STIFFER;
      } else {
        before = change;
      }
    }
    return judged(limits, now);
  }

  private Fluence judged(List<LimitedVoxels> limits, Fluence found) {
    double[] x = found.weights();
    double[] dose = dose(x);
    double value = problem.function(problem.objectives(), workers).value(x, dose);
    double primal = limits.stream().mapToDouble(l -> l.worst(dose)).max().orElse(0);
    double slack = limits.stream().mapToDouble(l -> Math.abs(l.complementarity(dose))).sum();
    Fluence.Outcome last = found.outcome();
    return new Fluence(
        x,
        new Fluence.Outcome(
            value,
            last.iterations(),
            last.evaluations(),
            last.projectedGradient(),
            last.stop(),
            new Fluence.Residuals(primal, last.projectedGradient(), slack)));
  }

  private PlanFunction function(List<LimitedVoxels> limits) {
    List<WeightedObjective> terms = new ArrayList<>(problem.objectives());
    limits.forEach(l -> terms.add(l.term()));
    return problem.function(terms, workers);
  }

  private double[] dose(double[] x) {
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(x, dose, workers);
    return dose;
  }
}
