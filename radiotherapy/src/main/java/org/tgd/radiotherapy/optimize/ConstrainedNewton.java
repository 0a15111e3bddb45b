package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.DoseObjective;
import org.tgd.radiotherapy.objective.MaxDvh;
import org.tgd.radiotherapy.objective.MinDvh;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * Solves inner problems with hard constraints to a point that meets the conditions of Karush, Kuhn
 * and Tucker. Where a constraint may leave out voxels, a penalty that stiffens in steps shows which
 * are the dearest; that choice is revised until no voxel that is left out keeps the limit anyhow,
 * which makes the point a local minimum over plans and choices alike.
 */
final class ConstrainedNewton {
  /** Weights of the penalty that shows the choice, in units of the sum of all weights. */
  private static final double SOFTEST = 0.1;

  private static final double STIFFEST = 50;
  private static final double STIFFENING = 3;

  private final InverseProblem problem;
  private final SolverSettings settings;
  private final Workers workers;
  private final AugmentedLagrangian lagrangian;
  private final Feasibility feasibility;
  private int iterations;
  private int evaluations;

  ConstrainedNewton(InverseProblem problem, SolverSettings settings, Workers workers) {
    this.problem = problem;
    this.settings = settings;
    this.workers = workers;
    this.lagrangian = new AugmentedLagrangian(problem, settings, workers);
    this.feasibility = new Feasibility(problem, workers);
  }

  /**
   * Solves from a start whose voxels beyond the limits are those to leave out.
   *
   * @throws InfeasibleException if no plan keeps the constraints
   */
  Fluence solveNear(double[] start) {
    List<LimitedVoxels> limits = feasibility.limits(weights());
    ChosenPlan.chooseByDose(limits, dose(start));
    return finish(settled(limits, start));
  }

  /**
   * Solves from a start and searches among choices of voxels.
   *
   * @throws InfeasibleException if no plan keeps the constraints
   */
  Fluence solve(double[] start) {
    List<LimitedVoxels> limits = feasibility.limits(weights());
    Fluence free = minimise(problem.objectives(), start, settings);
    double[] dose = dose(free.weights());
    ChosenPlan.chooseByDose(limits, dose);
    if (limits.stream().allMatch(l -> l.worst(dose) == 0)) {
      return finish(new ChosenPlan(limits, free));
    }
    boolean choice = limits.stream().anyMatch(l -> l.spare() > 0);
    double[] x = free.weights();
    for (double w = SOFTEST; choice && w < STIFFEST; w *= STIFFENING) {
      x = minimise(penalised(w * weights()), x, settings.rough()).weights();
    }
    if (choice) {
      ChosenPlan.chooseByDose(limits, dose(x));
    }
    ChosenPlan plan = settled(limits, x);
    return finish(choice ? new ChoiceSearch(lagrangian, problem, workers).improve(plan) : plan);
  }

  private ChosenPlan settled(List<LimitedVoxels> limits, double[] start) {
    Fluence first = lagrangian.solve(limits, start, false);
    feasibility.require(limits, first);
    return new ChosenPlan(limits, first).settled(lagrangian, problem, workers);
  }

  private double weights() {
    return Math.max(1, problem.objectives().stream().mapToDouble(WeightedObjective::weight).sum());
  }

  private List<WeightedObjective> penalised(double weight) {
    List<WeightedObjective> terms = new ArrayList<>(problem.objectives());
    for (DoseConstraint c : problem.constraints()) {
      DoseObjective soft =
          c.sign() > 0
              ? new MinDvh(c.doseGy(), c.volumePercent())
              : new MaxDvh(c.doseGy(), Math.max(1e-6, c.volumePercent()));
      terms.add(new WeightedObjective(c.structure(), weight, soft));
    }
    return terms;
  }

  private Fluence minimise(List<WeightedObjective> terms, double[] start, SolverSettings how) {
    Fluence found = ProjectedNewton.minimise(problem.function(terms, workers), start, how);
    iterations += found.outcome().iterations();
    evaluations += found.outcome().evaluations();
    return found;
  }

  /** Scales the last 1e-8 Gy away where all limits are of one kind, and refuses absurd doses. */
  private Fluence finish(ChosenPlan plan) {
    double[] x = plan.fluence().weights();
    double[] scaled = Arrays.stream(x).map(w -> w * scale(x)).toArray();
    double[] dose = dose(scaled);
    feasibility.requireDeliverable(plan.limits(), dose);
    PlanFunction function = problem.function(problem.objectives(), workers);
    Fluence.Outcome found = plan.fluence().outcome();
    Fluence.Residuals residuals = found.residuals();
    return new Fluence(
        scaled,
        new Fluence.Outcome(
            function.value(scaled, dose),
            iterations + lagrangian.iterations(),
            evaluations + lagrangian.evaluations(),
            found.projectedGradient(),
            found.stop(),
            new Fluence.Residuals(
                Math.max(0, violation(dose)), residuals.dual(), residuals.complementarity())));
  }

  private double scale(double[] x) {
    double[] dose = dose(x);
    boolean minimum = problem.constraints().stream().allMatch(c -> c.sign() > 0);
    boolean maximum = problem.constraints().stream().allMatch(c -> c.sign() < 0);
    double scale = 1;
    for (DoseConstraint c : problem.constraints()) {
      double needed = c.doseGy() / c.reached(doses(c, dose)) * (1 + c.sign() * 1e-15);
      if (minimum) {
        scale = Math.max(scale, needed);
      } else if (maximum) {
        scale = Math.min(scale, needed);
      }
    }
    return scale;
  }

  private double violation(double[] dose) {
    return problem.constraints().stream()
        .mapToDouble(c -> c.violation(doses(c, dose)))
        .max()
        .orElse(0);
  }

  private double[] doses(DoseConstraint constraint, double[] dose) {
    return Arrays.stream(problem.rows(constraint.structure())).mapToDouble(r -> dose[r]).toArray();
  }

  private double[] dose(double[] x) {
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(x, dose, workers);
    return dose;
  }
}
