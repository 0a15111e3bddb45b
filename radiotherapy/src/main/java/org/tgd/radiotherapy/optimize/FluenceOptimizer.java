package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.core.InputException;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * Solves inner problems. The result depends on the problem and the settings alone: not on the
 * number of threads, nor on what was solved before.
 *
 * <p>Convex problems are solved from one start, uniform weights at which the target's mean dose is
 * what is asked (as matRad does). Problems with dose-volume objectives have many local minima; they
 * are solved from several starts, each found by deterministic annealing: the choice of the voxels
 * that an objective may leave out is blurred, and sharpened in steps. The best is kept.
 */
public final class FluenceOptimizer {
  /** First temperature in units of the squared largest dose, and the factor between steps. */
  private static final double[][] SCHEDULES = {{0.04, 0.5}, {0.006, 0.5}, {0.0002, 0.5}};

  private static final double LAST_TEMPERATURE = 1e-6;

  private final SolverSettings settings;
  private final Workers workers;

  /** A solver with settings of the method and threads to run on. */
  public FluenceOptimizer(SolverSettings settings, Workers workers) {
    this.settings = settings;
    this.workers = workers;
  }

  /**
   * Solves a problem.
   *
   * @throws InputException if no beam reaches the target
   */
  public Fluence solve(InverseProblem problem) {
    return solve(problem, start(problem));
  }

  /**
   * Solves a problem from a given start. Convex problems have one minimum, which is then reached
   * sooner; the fluence may differ within the tolerance.
   *
   * @param start one weight for each beamlet, none negative
   */
  public Fluence solve(InverseProblem problem, double[] start) {
    if (!problem.constraints().isEmpty()) {
      return new ConstrainedNewton(problem, settings, workers).solve(start);
    }
    return minimise(problem, problem.objectives(), start);
  }

  private Fluence minimise(
      InverseProblem problem, List<WeightedObjective> objectives, double[] start) {
    PlanFunction function = problem.function(objectives, workers);
    Fluence plain = ProjectedNewton.minimise(function, start, settings);
    if (objectives.stream().allMatch(o -> o.weight() == 0 || smooth(o))) {
      return plain;
    }
    Fluence best = plain;
    int iterations = plain.outcome().iterations();
    int evaluations = plain.outcome().evaluations();
    for (double[] schedule : SCHEDULES) {
      Fluence found = anneal(problem, objectives, start, schedule);
      iterations += found.outcome().iterations();
      evaluations += found.outcome().evaluations();
      if (found.objective() < best.objective()) {
        best = found;
      }
    }
    return best.plus(
        iterations - best.outcome().iterations(), evaluations - best.outcome().evaluations());
  }

  /** Whether blurring changes nothing: not a dose-volume objective. */
  private static boolean smooth(WeightedObjective objective) {
    return objective.objective().softened(1).equals(objective.objective());
  }

  private Fluence anneal(
      InverseProblem problem,
      List<WeightedObjective> objectives,
      double[] start,
      double[] schedule) {
    double unit = objectives.stream().mapToDouble(o -> o.objective().doseGy()).max().orElse(1);
    double[] x = start;
    int iterations = 0;
    int evaluations = 0;
    for (double t = schedule[0]; t > LAST_TEMPERATURE; t *= schedule[1]) {
      double temperature = t * Math.max(unit * unit, 1e-6);
      List<WeightedObjective> soft =
          objectives.stream()
              .map(
                  o ->
                      new WeightedObjective(
                          o.structure(), o.weight(), o.objective().softened(temperature)))
              .toList();
      Fluence stage =
          ProjectedNewton.minimise(problem.function(soft, workers), x, settings.rough());
      x = stage.weights();
      iterations += stage.outcome().iterations();
      evaluations += stage.outcome().evaluations();
    }
    return ProjectedNewton.minimise(problem.function(objectives, workers), x, settings)
        .plus(iterations, evaluations);
  }

  /** Uniform weights at which the structure that asks for the most dose has it on average. */
  public double[] start(InverseProblem problem) {
    double[] ones = new double[problem.matrix().columns()];
    Arrays.fill(ones, 1);
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(ones, dose, workers);
    double wanted = 0;
    List<String> targets = new ArrayList<>();
    for (WeightedObjective term : problem.objectives()) {
      double[] slope = new double[1];
      term.objective().gradient(new double[1], slope);
      if (slope[0] < 0 && term.weight() > 0 && term.objective().doseGy() > wanted) {
        wanted = term.objective().doseGy();
        targets.add(term.structure());
      }
    }
    if (targets.isEmpty()) {
      return new double[ones.length];
    }
    String target = targets.get(targets.size() - 1);
    double mean = Arrays.stream(problem.rows(target)).mapToDouble(r -> dose[r]).average().orElse(0);
    if (!(mean > 0)) {
      throw new InputException("no beam gives any dose to '%s'".formatted(target));
    }
    Arrays.fill(ones, wanted / mean);
    return ones;
  }

  /**
   * How the solution moves with the logarithm of each weight: one linear solve at the inner optimum
   * (implicit function theorem on the positive beamlets; the others stay at zero). The pull of hard
   * constraints is left out.
   *
   * @return for each objective {@code dx / d ln(weight)}, one entry for each beamlet
   */
  public double[][] sensitivities(InverseProblem problem, double[] solution) {
    return new ImplicitDerivative(problem, solution, workers).byLogWeight();
  }

  /**
   * How the solution moves with the dose of each objective, found in the same way.
   *
   * @return for each objective {@code dx / d dose} per Gy, one entry for each beamlet
   */
  public double[][] doseSensitivities(InverseProblem problem, double[] solution) {
    return new ImplicitDerivative(problem, solution, workers).byDose();
  }
}
