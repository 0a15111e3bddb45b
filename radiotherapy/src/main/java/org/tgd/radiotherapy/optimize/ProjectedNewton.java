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
 */
final class ProjectedNewton {
  private static final double DAMPING = 1e-9;
  private static final double DAMPING_FACTOR = 30;
  private static final double LARGEST_DAMPING = 1;
  private static final double SHORT_STEP = 0.1;
  private static final int TRIALS = 12;

  private final PlanFunction function;
  private final SolverSettings settings;
  private final double[] dose;
  private final double[] gradient;
  private final double[] trial;
  private final double[] trialDose;
  private final double[] stepDose;
  private double[] x;
  private double value;
  private double firstGradient;
  private double relativeDamping = DAMPING;

  private ProjectedNewton(PlanFunction function, SolverSettings settings, double[] start) {
    this.function = function;
    this.settings = settings;
    this.x = start.clone();
    this.dose = new double[function.rows()];
    this.trialDose = new double[function.rows()];
    this.stepDose = new double[function.rows()];
    this.gradient = new double[function.size()];
    this.trial = new double[function.size()];
  }

  /** Minimises from a start without negative entries. */
  static Fluence minimise(PlanFunction function, double[] start, SolverSettings settings) {
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
      }
    }
    double projected = projectedGradient(x, gradient);
    return new Fluence(x, new Fluence.Outcome(value, iteration, iteration + 1, projected, stop));
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
    function.dose(direction, stepDose);
    double length = search(direction);
    adaptDamping(length);
    if (length == 0) {
      return false;
    }
    moveTo(length, direction);
    System.arraycopy(trial, 0, x, 0, x.length);
    System.arraycopy(trialDose, 0, dose, 0, dose.length);
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

  /**
   * The length of the step, at most 1: near the minimum along the direction, found by false
   * position on the slope, and certain to lower the value; 0 if there is none.
   */
  private double search(double[] direction) {
    double low = 0;
    double high = 1;
    double lowSlope = Vectors.dot(gradient, direction);
    double highSlope = Double.NaN;
    double best = 0;
    double bestValue = value;
    double length = 1;
    double wanted = 0.1 * Math.abs(lowSlope);
    for (int i = 0; i < TRIALS; i++) {
      moveTo(length, direction);
      double trialValue = function.value(trial, trialDose);
      if (trialValue < bestValue) {
        best = length;
        bestValue = trialValue;
      }
      double slope = function.slope(trial, trialDose, direction, stepDose);
      if (trialValue <= value && (Math.abs(slope) <= wanted || (slope < 0 && length == 1))) {
        return best;
      }
      if (slope > 0 || trialValue > value) {
        high = length;
        highSlope = slope;
      } else {
        low = length;
        lowSlope = slope;
      }
      length = between(low, high, lowSlope, highSlope);
    }
    return best;
  }

  private static double between(double low, double high, double lowSlope, double highSlope) {
    double share = highSlope > 0 && lowSlope < 0 ? lowSlope / (lowSlope - highSlope) : 0.5;
    return low + (high - low) * Math.min(0.9, Math.max(0.1, share));
  }

  private void moveTo(double length, double[] direction) {
    for (int j = 0; j < x.length; j++) {
      trial[j] = Math.max(0, x[j] + length * direction[j]);
    }
    for (int i = 0; i < dose.length; i++) {
      trialDose[i] = dose[i] + length * stepDose[i];
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
