package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.objective.DoseObjective;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * Solves inner problems. The result depends on the problem and the settings alone: not on the
 * number of threads, nor on what was solved before.
 *
 * <p>Convex problems are solved from one start, uniform weights at which the target's mean dose is
 * what is asked (as matRad does). Problems with dose-volume objectives have many local minima; they
 * are solved by deterministic annealing: the choice of the voxels that an objective may leave out
 * is blurred, and sharpened in steps. The best is then heated again, less, and cooled, until that
 * brings nothing more.
 */
public final class FluenceOptimizer {
  /** Temperatures are in units of the squared largest dose. */
  private static final double FIRST_TEMPERATURE = 0.04;

  private static final double[] REHEATED = {0.003, 0.0003};
  private static final double LAST_TEMPERATURE = 1e-6;
  private static final double COOLING = 0.5;
  private static final int REHEATINGS = 6;
  private static final double WORTHWHILE = 1e-6;

  private final SolverSettings settings;
  private final Workers workers;

  /** A solver with settings of the method and threads to run on. */
  public FluenceOptimizer(SolverSettings settings, Workers workers) {
    this.settings = settings;
    this.workers = workers;
  }

  /** The threads that it runs on. */
  public Workers workers() {
    return workers;
  }

  /**
   * The same solver where it solves as exactly as {@link SolverSettings#DEFAULT} says, else one
   * that does.
   */
  public FluenceOptimizer exact() {
    SolverSettings fine = SolverSettings.DEFAULT;
    boolean isExact =
        settings.relativeTolerance() <= fine.relativeTolerance()
            && settings.gradientTolerance() <= fine.gradientTolerance();
    return isExact ? this : new FluenceOptimizer(fine.withProgress(settings.progress()), workers);
  }

  /**
   * Solves a problem.
   *
   * @throws InputException if no beam reaches the target
   * @throws InfeasibleException if no plan keeps the hard constraints
   */
  public Fluence solve(InverseProblem problem) {
    if (problem.constraints().isEmpty()) {
      return solve(problem, start(problem));
    }
    new Feasibility(problem, workers).requireLit();
    return new ConstrainedNewton(problem, settings, workers).solve(start(problem));
  }

  /**
   * Solves a problem from a given start. Convex problems have one minimum, which is then reached
   * sooner; the fluence may differ within the tolerance. Where a hard constraint may leave voxels
   * out, they are those that break it the most at the start, and only revised.
   *
   * @param start one weight for each beamlet, none negative
   */
  public Fluence solve(InverseProblem problem, double[] start) {
    Feasibility feasibility = new Feasibility(problem, workers);
    feasibility.requireLit();
    if (!problem.constraints().isEmpty()) {
      return new ConstrainedNewton(problem, settings, workers).solveNear(start);
    }
    Fluence found = minimise(problem, problem.objectives(), start);
    double[] dose = new double[problem.matrix().rows()];
    problem.matrix().multiply(found.weights(), dose, workers);
    feasibility.requireDeliverable(List.of(), dose);
    return found;
  }

  /**
   * Solves a problem with hard constraints, the voxels that they may leave out chosen by penalties
   * that stiffen; quicker than {@link #solve(InverseProblem)}, which goes on among choices near by.
   *
   * @throws InfeasibleException if no plan keeps the hard constraints
   */
  public Fluence solveStiffening(InverseProblem problem) {
    new Feasibility(problem, workers).requireLit();
    return new ConstrainedNewton(problem, settings, workers).solveStiffening(start(problem));
  }

  /** Minimises some objectives in place of the problem's, from a start. */
  Fluence minimise(InverseProblem problem, List<WeightedObjective> objectives, double[] start) {
    PlanFunction function = problem.function(objectives, workers);
    Fluence plain = ProjectedNewton.minimise(function, start, settings);
    if (objectives.stream().allMatch(o -> o.weight() == 0 || smooth(o))) {
      return plain;
    }
    List<Fluence> tried = new ArrayList<>(List.of(plain));
    Fluence best = better(plain, anneal(problem, objectives, start, FIRST_TEMPERATURE), tried);
    int failures = 0;
    for (int i = 0; i < REHEATINGS && failures < REHEATED.length; i++) {
      double temperature = REHEATED[i % REHEATED.length];
      Fluence next = anneal(problem, objectives, best.weights(), temperature);
      boolean gain = next.objective() < best.objective() * (1 - WORTHWHILE);
      best = better(best, next, tried);
      failures = gain ? 0 : failures + 1;
    }
    return best.withEffortOf(tried);
  }

  private static Fluence better(Fluence best, Fluence next, List<Fluence> tried) {
    tried.add(next);
    return next.objective() < best.objective() ? next : best;
  }

  /** Whether blurring changes nothing: not a dose-volume objective. */
  private static boolean smooth(WeightedObjective objective) {
    return objective.objective().softened(1).equals(objective.objective());
  }

  private Fluence anneal(
      InverseProblem problem, List<WeightedObjective> objectives, double[] start, double hottest) {
    double unit = objectives.stream().mapToDouble(o -> o.objective().doseGy()).max().orElse(1);
    double[] x = start;
    int iterations = 0;
    int evaluations = 0;
    for (double t = hottest; t > LAST_TEMPERATURE; t *= COOLING) {
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
      double asked = term.objective().doseGy();
      if (term.weight() > 0 && asked > wanted && asksForMore(term.objective())) {
        wanted = asked;
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

  /** Whether the value falls with dose from half the reference dose. */
  private static boolean asksForMore(DoseObjective objective) {
    double[] slope = new double[1];
    objective.gradient(new double[] {objective.doseGy() / 2}, slope);
    return slope[0] < 0;
  }

  /**
   * How the solution moves with the logarithm of each weight: one linear solve at the inner optimum
   * (implicit function theorem on the positive beamlets; the others stay at zero). Voxels at a hard
   * limit stay there, and those that a constraint leaves out stay left out.
   *
   * @return for each objective {@code dx / d ln(weight)}, one entry for each beamlet
   */
  public double[][] sensitivities(InverseProblem problem, double[] solution) {
    return new ImplicitDerivative(problem, solution, settings, workers)
        .byLogWeight(
            IntStream.range(0, problem.objectives().size()).mapToObj(t -> new int[] {t}).toList());
  }

  /**
   * How the solution moves with the logarithm of a factor of the weights of several objectives.
   *
   * @param groups the numbers of the objectives whose weights have one factor
   * @return for each group {@code dx / d ln(factor)}, one entry for each beamlet
   */
  public double[][] sensitivities(InverseProblem problem, double[] solution, List<int[]> groups) {
    return new ImplicitDerivative(problem, solution, settings, workers).byLogWeight(groups);
  }

  /**
   * How the solution moves with the dose of each objective, found in the same way.
   *
   * @return for each objective {@code dx / d dose} per Gy, one entry for each beamlet
   */
  public double[][] doseSensitivities(InverseProblem problem, double[] solution) {
    return new ImplicitDerivative(problem, solution, settings, workers).byDose();
  }
}
