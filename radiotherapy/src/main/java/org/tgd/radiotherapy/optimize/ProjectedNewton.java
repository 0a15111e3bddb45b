package org.tgd.radiotherapy.optimize;

import java.util.Arrays;

/**
 * Projected Newton method for a plan function over non-negative beamlet weights.
 *
 * <p>A plan has hundreds of beamlets and a hundred thousand voxels, but only few voxels bend the
 * objective. Their second derivative is a dense matrix of some hundred rows that costs as much as a
 * dozen gradients, and with it the objectives, which are piecewise quadratic, are minimised to
 * machine precision in ten to fifteen iterations; limited-memory quasi-Newton methods take several
 * hundred gradients for four digits. Every iteration minimises the quadratic model over the
 * beamlets that are positive or want to be, with the bounds kept, and searches along the way to its
 * minimiser, where doses are linear and no matrix product is needed.
 *
 * <p>With more beamlets than a second derivative is formed for, {@link FocusedDescent} comes first,
 * since the model of a far point shows other voxels than those that bend at the optimum; Newton
 * iterations add the last digits.
 */
final class ProjectedNewton {
  private static final double NEAR = 1e-6;
  private static final int PATIENCE = 25;
  private static final double DAMPING = 1e-9;
  private static final double DAMPING_FACTOR = 30;
  private static final double LARGEST_DAMPING = 1;
  private static final double SHORT_STEP = 0.1;

  private final PlanFunction function;
  private final SolverSettings settings;
  private final double[] dose;
  private final double[] gradient;
  private final double[] x;
  private final LineSearch search;
  private double value;
  private double firstGradient;
  private double relativeDamping = DAMPING;
  private int descended;
  private int descentEvaluations;

  private ProjectedNewton(PlanFunction function, SolverSettings settings, double[] start) {
    this.function = function;
    this.settings = settings;
    this.x = start.clone();
    this.dose = new double[function.rows()];
    this.gradient = new double[function.size()];
    this.search = new LineSearch(function, x, dose);
  }

  /** Minimises from a start without negative entries. */
  static Fluence minimise(PlanFunction function, double[] start, SolverSettings settings) {
    if (function.size() <= PlanFunction.MOST_DENSE) {
      return refine(function, start, settings);
    }
    double enough = Math.max(NEAR, settings.relativeTolerance());
    Fluence near = FocusedDescent.descend(function, start, settings, enough);
    if (enough > NEAR) {
      return near;
    }
    int steps = near.outcome().iterations();
    SolverSettings.Progress onwards =
        (iteration, objective, projected) ->
            settings.progress().iteration(steps + iteration, objective, projected);
    return refine(function, near.weights(), settings.withProgress(onwards))
        .plus(steps, near.outcome().evaluations());
  }

  /** Minimises from a start near the minimum. */
  static Fluence refine(PlanFunction function, double[] start, SolverSettings settings) {
    return new ProjectedNewton(function, settings, start).run();
  }

  private Fluence run() {
    function.dose(x, dose);
    value = function.gradient(x, dose, gradient);
    firstGradient = projectedGradient(x, gradient);
    StopRule stop = firstGradient == 0 ? StopRule.PROJECTED_GRADIENT : StopRule.ITERATIONS;
    int quiet = 0;
    int iteration = 0;
    while (stop == StopRule.ITERATIONS && iteration < settings.maxIterations()) {
      iteration++;
      double before = value;
      if (!step()) {
        stop = StopRule.NO_DESCENT;
        break;
      }
      double projected = projectedGradient(x, gradient);
      settings.progress().iteration(iteration, value, projected);
      boolean small = before - value <= settings.relativeTolerance() * Math.abs(value);
      quiet = small ? quiet + 1 : 0;
      if (projected <= settings.gradientTolerance() * firstGradient) {
        stop = StopRule.PROJECTED_GRADIENT;
      } else if (quiet >= 2) {
        stop = StopRule.RELATIVE_CHANGE;
      } else if (iteration % PATIENCE == 0) {
        descend();
      }
    }
    double projected = projectedGradient(x, gradient);
    return new Fluence(x, new Fluence.Outcome(value, iteration, iteration + 1, projected, stop))
        .plus(descended, descentEvaluations);
  }

  /** Leaves a place where models hold nearby only and Newton iterations creep. */
  private void descend() {
    SolverSettings quietly = settings.withProgress(SolverSettings.Progress.NONE);
    Fluence lower = FocusedDescent.descend(function, x, quietly, NEAR);
    descended += lower.outcome().iterations();
    descentEvaluations += lower.outcome().evaluations();
    if (lower.objective() < value) {
      System.arraycopy(lower.weights(), 0, x, 0, x.length);
      function.dose(x, dose);
      value = function.gradient(x, dose, gradient);
      relativeDamping = DAMPING;
    }
  }

  /** One iteration; false if nothing could be gained. */
  private boolean step() {
    int[] working = working(x, gradient);
    double[] minimiser =
        function
            .curvature(dose, working)
            .minimise(pick(x, working), pick(gradient, working), relativeDamping);
    double[] direction = new double[x.length];
    for (int i = 0; i < working.length; i++) {
      direction[working[i]] = minimiser[i] - x[working[i]];
    }
    double length = search.length(direction, Vectors.dot(gradient, direction), value, 1);
    adaptDamping(length);
    if (length == 0) {
      return false;
    }
    search.take(length);
    value = function.gradient(x, dose, gradient);
    return true;
  }

  /**
   * Short steps say that the model holds nearby only, as where an objective is not convex or few
   * voxels bend it: the next model is damped more (Levenberg and Marquardt).
   */
  private void adaptDamping(double length) {
    if (length < SHORT_STEP) {
      relativeDamping = Math.min(LARGEST_DAMPING, relativeDamping * DAMPING_FACTOR);
    } else if (length == 1) {
      relativeDamping = Math.max(DAMPING, relativeDamping / DAMPING_FACTOR);
    }
  }

  /** The largest component of the gradient that points into the feasible set. */
  static double projectedGradient(double[] x, double[] gradient) {
    double worst = 0;
    for (int j = 0; j < x.length; j++) {
      worst = Math.max(worst, x[j] > 0 ? Math.abs(gradient[j]) : -gradient[j]);
    }
    return worst;
  }

  private static int[] working(double[] x, double[] gradient) {
    int[] picked = new int[x.length];
    int count = 0;
    for (int j = 0; j < x.length; j++) {
      if (x[j] > 0 || gradient[j] < 0) {
        picked[count++] = j;
      }
    }
    return Arrays.copyOf(picked, count);
  }

  static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
