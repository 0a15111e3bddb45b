package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  /** Where no plan keeps the limits in the chosen voxels, it is sought on up to here. */
  private static final double RIGID = 1e4;

  private static final double FASTER = 9;

  /** How exactly the smallest violations are found, which is for the choice of voxels alone. */
  private static final double CHOICE = 1e-5;

  /** Violations of this root mean square are none: annealing would make nothing of nothing. */
  private static final double KEPT_GY = 1e-4;

  private final InverseProblem problem;
  private final SolverSettings settings;
  private final Workers workers;
  private final LimitedSolver solver;
  private final Feasibility feasibility;
  private int iterations;
  private int evaluations;

  ConstrainedNewton(InverseProblem problem, SolverSettings settings, Workers workers) {
    this.problem = problem;
    this.settings = settings;
    this.workers = workers;
    this.solver = new LimitedSolver(problem, settings, workers);
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
    return finish(settled(limits, start, solver.quick(limits, start)));
  }

  /**
   * Solves from a start and searches among choices of voxels.
   *
   * @throws InfeasibleException if no plan keeps the constraints
   */
  Fluence solve(double[] start) {
    ChosenPlan plan = stiffened(start);
    return finish(
        choice(plan.limits()) ? new ChoiceSearch(solver, problem, workers).improve(plan) : plan);
  }

  /**
   * Solves from a start with the choice that penalties show as they stiffen.
   *
   * @throws InfeasibleException if no plan keeps the constraints
   */
  Fluence solveStiffening(double[] start) {
    return finish(stiffened(start));
  }

  private ChosenPlan stiffened(double[] start) {
    List<LimitedVoxels> limits = feasibility.limits(weights());
    Fluence free = minimise(problem.objectives(), start, settings.rough());
    if (kept(limits, free)) {
      free = minimise(problem.objectives(), free.weights(), settings);
    }
    if (kept(limits, free)) {
      return new ChosenPlan(limits, free);
    }
    double[] x = free.weights();
    double stiffness = SOFTEST;
    for (; stiffness < STIFFEST; stiffness *= STIFFENING) {
      x = softened(stiffness, x, limits);
    }
    Optional<Fluence> first = solver.quick(limits, x);
    for (; choice(limits) && first.isEmpty() && stiffness < RIGID; stiffness *= FASTER) {
      x = softened(stiffness, x, limits);
      first = solver.quick(limits, x);
    }
    return settled(limits, x, first);
  }

  /** The minimum with limits as penalties, which shows the choice and how hard each voxel pulls. */
  private double[] softened(double stiffness, double[] start, List<LimitedVoxels> limits) {
    double weight = stiffness * weights();
    double[] x = minimise(penalised(weight), start, settings.rough()).weights();
    double[] dose = dose(x);
    ChosenPlan.chooseByDose(limits, dose);
    for (LimitedVoxels own : limits) {
      own.pullAsPenalty(weight, dose);
    }
    return x;
  }

  private boolean kept(List<LimitedVoxels> limits, Fluence plan) {
    double[] dose = dose(plan.weights());
    ChosenPlan.chooseByDose(limits, dose);
    return limits.stream().allMatch(l -> l.worst(dose) == 0);
  }

  private static boolean choice(List<LimitedVoxels> limits) {
    return limits.stream().anyMatch(l -> l.spare() > 0);
  }

  private ChosenPlan settled(List<LimitedVoxels> limits, double[] start, Optional<Fluence> known) {
    Optional<Fluence> first = known;
    if (first.isEmpty() && choice(limits)) {
      first = otherwise(limits, start);
    }
    if (first.isEmpty()) {
      first = Optional.of(solver.solve(limits, start, false));
    }
    feasibility.require(limits, first.get());
    return new ChosenPlan(limits, first.get()).settled(solver, problem, workers);
  }

  /** With the choice of voxels at which the sum of squared violations is smallest. */
  private Optional<Fluence> otherwise(List<LimitedVoxels> limits, double[] start) {
    SolverSettings how =
        new SolverSettings(
            settings.maxIterations(),
            Math.max(CHOICE, settings.relativeTolerance()),
            Math.max(CHOICE, settings.gradientTolerance()),
            settings.progress());
    Fluence closest = minimise(penalties(weights()), start, how);
    Optional<Fluence> found = Optional.empty();
    if (closest.objective() <= weights() * KEPT_GY * KEPT_GY) {
      found = chosen(limits, closest);
    }
    return found.isPresent()
        ? found
        : chosen(
            limits,
            new FluenceOptimizer(how, workers)
                .minimise(problem, penalties(weights()), closest.weights()));
  }

  private Optional<Fluence> chosen(List<LimitedVoxels> limits, Fluence closest) {
    ChosenPlan.chooseByDose(limits, dose(closest.weights()));
    return solver.quick(limits, closest.weights());
  }

  private double weights() {
    return Math.max(1, problem.objectives().stream().mapToDouble(WeightedObjective::weight).sum());
  }

  private List<WeightedObjective> penalised(double weight) {
    List<WeightedObjective> terms = new ArrayList<>(problem.objectives());
    terms.addAll(penalties(weight));
    return terms;
  }

  private List<WeightedObjective> penalties(double weight) {
    List<WeightedObjective> terms = new ArrayList<>();
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
    double scale = scale(x);
    double[] scaled = Arrays.stream(x).map(w -> w * scale).toArray();
    double[] dose = dose(scaled);
    feasibility.requireDeliverable(plan.limits(), dose);
    PlanFunction function = problem.function(problem.objectives(), workers);
    Fluence.Outcome found = plan.fluence().outcome();
    Fluence.Residuals residuals = found.residuals();
    return new Fluence(
        scaled,
        new Fluence.Outcome(
            function.value(scaled, dose),
            iterations + solver.iterations(),
            evaluations + solver.evaluations(),
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
