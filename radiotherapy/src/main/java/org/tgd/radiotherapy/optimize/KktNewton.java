package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Newton's method for limits in chosen voxels: each iteration replaces the objectives by their
 * quadratic over the beamlets that are positive or want to be, and minimises it under the limits by
 * exchanging what is at zero and at a limit (sequential quadratic programming, Nocedal and Wright,
 * Numerical Optimization, section 18.2), with a merit function that adds violations times more than
 * the largest multiplier. From a near start it ends in two to five iterations. For problems whose
 * second derivative can be held.
 */
final class KktNewton {
  /** Voxels further from their limit than this share of it are looked at after a step alone. */
  private static final double NEAR = 0.02;

  private static final double ENOUGH_GY = 1e-9;
  private static final double GRADIENT = 1e-10;
  private static final int ITERATIONS = 40;
  private static final int LOOKS = 12;
  private static final double ROUNDING = 1e-10;

  /** After so many iterations violations have to shrink, at least to this share. */
  private static final int PATIENCE = 5;

  private static final double HOPELESS = 0.9;
  private static final int HALVINGS = 14;

  /** How much more a violation costs than what the dearest voxel pulls. */
  private static final double PRICE = 2;

  private final PlanFunction function;
  private final InverseProblem problem;
  private final List<LimitedVoxels> limits;
  private final Workers workers;
  private final double[] dose;
  private final double[] gradient;
  private final double[] pulled;

  /** The row of each limited voxel, those of one constraint after those of another. */
  private final int[] row;

  private final int[] sign;

  /** What the dose times the sign must not fall below; minus infinity where nothing is asked. */
  private final double[] bound;

  private final double[] multiplier;
  private double[] x;
  private double compliance;
  private int iterations;

  KktNewton(InverseProblem problem, List<LimitedVoxels> limits, Workers workers) {
    this.problem = problem;
    this.limits = limits;
    this.workers = workers;
    this.function = problem.function(workers);
    this.dose = new double[function.rows()];
    this.gradient = new double[function.size()];
    this.pulled = new double[function.size()];
    this.row = limits.stream().flatMapToInt(l -> Arrays.stream(l.rows())).toArray();
    this.sign = new int[row.length];
    this.bound = new double[row.length];
    this.multiplier = new double[row.length];
    int next = 0;
    for (LimitedVoxels own : limits) {
      for (int i = 0; i < own.size(); i++, next++) {
        sign[next] = own.constraint().sign();
        bound[next] =
            own.counts(i) ? sign[next] * own.constraint().doseGy() : Double.NEGATIVE_INFINITY;
        multiplier[next] = own.multiplier(i);
      }
    }
  }

  /** How many iterations were taken. */
  int iterations() {
    return iterations;
  }

  /**
   * The minimum from a start; the multipliers are kept in the voxels. Nothing if exchanges do not
   * end or no step lowers the merit function before the conditions of an optimum hold.
   */
  Optional<Fluence> from(double[] start) {
    x = start.clone();
    look();
    double first = Math.max(ProjectedNewton.projectedGradient(x, gradient), Double.MIN_NORMAL);
    boolean moved = true;
    double before = Double.POSITIVE_INFINITY;
    while (moved && iterations < ITERATIONS) {
      iterations++;
      moved = step();
      look();
      moved &= iterations <= PATIENCE || worst(dose) <= Math.max(ENOUGH_GY, HOPELESS * before);
      before = worst(dose);
      if (ProjectedNewton.projectedGradient(x, pulled) <= GRADIENT * first
          && worst(dose) <= ENOUGH_GY) {
        keep();
        return Optional.of(found());
      }
    }
    return Optional.empty();
  }

  private Fluence found() {
    double dual = ProjectedNewton.projectedGradient(x, pulled);
    double slack = 0;
    for (int i = 0; i < row.length; i++) {
      slack += multiplier[i] > 0 ? Math.abs(multiplier[i] * broken(i, dose)) : 0;
    }
    return new Fluence(
        x,
        new Fluence.Outcome(
            function.value(x, dose),
            iterations,
            iterations + 1,
            dual,
            StopRule.PROJECTED_GRADIENT,
            new Fluence.Residuals(worst(dose), dual, slack)));
  }

  private void keep() {
    int next = 0;
    for (LimitedVoxels own : limits) {
      for (int i = 0; i < own.size(); i++, next++) {
        own.pull(i, multiplier[next]);
      }
    }
  }

  /** Doses, gradient, and the gradient of the Lagrangian. */
  private void look() {
    function.dose(x, dose);
    function.gradient(x, dose, gradient);
    double[] pull = new double[dose.length];
    for (int i = 0; i < row.length; i++) {
      pull[row[i]] += sign[i] * multiplier[i];
    }
    problem.matrix().multiplyTransposed(pull, pulled, workers);
    for (int j = 0; j < pulled.length; j++) {
      pulled[j] = gradient[j] - pulled[j];
    }
  }

  /** By how many Gy a voxel breaks its limit; not positive where it keeps it or none is asked. */
  private double broken(int i, double[] doses) {
    return bound[i] - sign[i] * doses[row[i]];
  }

  private double worst(double[] doses) {
    double worst = 0;
    for (int i = 0; i < row.length; i++) {
      worst = Math.max(worst, broken(i, doses));
    }
    return worst;
  }

  private double brokenSum(double[] doses) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += Math.max(0, broken(i, doses));
    }
    return sum;
  }

  private boolean step() {
    int[] working = IntStream.range(0, x.length).filter(j -> x[j] > 0 || pulled[j] < 0).toArray();
    double[][] bend = function.denseCurvature(dose, working);
    double[] linear = ProjectedNewton.pick(gradient, working);
    double damping = PrincipalPivots.damping(bend);
    double[] here = ProjectedNewton.pick(x, working);
    NearbyOptimum.subtractProduct(bend, here, linear);
    Vectors.add(-damping, here, linear);
    BitSet near = near();
    for (int i = 0; i < LOOKS; i++) {
      int[] seen = near.stream().toArray();
      PrincipalPivots solved = solved(bend, linear, working, seen);
      if (!solved.ended()) {
        return false;
      }
      double[] direction = direction(solved.minimiser(), working);
      double[] stepDose = new double[dose.length];
      function.dose(direction, stepDose);
      if (!addBroken(stepDose, near)) {
        return take(solved, seen, direction, stepDose);
      }
    }
    return false;
  }

  private BitSet near() {
    BitSet near = new BitSet();
    for (int i = 0; i < row.length; i++) {
      if (multiplier[i] > 0 || broken(i, dose) > -NEAR * Math.abs(bound[i])) {
        near.set(i);
      }
    }
    return near;
  }

  /** Adds the voxels that would break their limit after the whole step; whether there are any. */
  private boolean addBroken(double[] stepDose, BitSet near) {
    int before = near.cardinality();
    for (int i = 0; i < row.length; i++) {
      if (broken(i, dose) - sign[i] * stepDose[row[i]] > ENOUGH_GY) {
        near.set(i);
      }
    }
    return near.cardinality() > before;
  }

  private PrincipalPivots solved(double[][] bend, double[] linear, int[] working, int[] seen) {
    double[][] rows = new double[seen.length][];
    double[] bounds = new double[seen.length];
    boolean[] guess = new boolean[working.length + seen.length];
    for (int j = 0; j < working.length; j++) {
      guess[j] = x[working[j]] > 0;
    }
    for (int k = 0; k < seen.length; k++) {
      int i = seen[k];
      double[] whole = problem.matrix().row(row[i], sign[i]);
      rows[k] = ProjectedNewton.pick(whole, working);
      bounds[k] = bound[i] + compliance * multiplier[i];
      guess[working.length + k] = multiplier[i] > 0;
    }
    return new PrincipalPivots(bend, linear, rows, bounds)
        .solve(guess, ProjectedNewton.pick(x, working));
  }

  private double[] direction(double[] minimiser, int[] working) {
    double[] direction = new double[x.length];
    for (int k = 0; k < working.length; k++) {
      direction[working[k]] = minimiser[k] - x[working[k]];
    }
    return direction;
  }

  private boolean take(PrincipalPivots solved, int[] seen, double[] direction, double[] stepDose) {
    Arrays.fill(multiplier, 0);
    for (int k = 0; k < seen.length; k++) {
      multiplier[seen[k]] = Math.max(0, solved.multiplier(k));
    }
    compliance = solved.compliance();
    double price = PRICE * Arrays.stream(multiplier).max().orElse(0);
    double before = function.value(x, dose) + price * brokenSum(dose);
    double yielding = compliance * Arrays.stream(multiplier).sum();
    double most = before * (1 + ROUNDING) + price * yielding;
    double[] trial = new double[x.length];
    double[] trialDose = new double[dose.length];
    double length = 1;
    for (int i = 0; i < HALVINGS; i++, length /= 2) {
      for (int j = 0; j < x.length; j++) {
        trial[j] = Math.max(0, x[j] + length * direction[j]);
      }
      for (int r = 0; r < dose.length; r++) {
        trialDose[r] = dose[r] + length * stepDose[r];
      }
      double after = function.value(trial, trialDose) + price * brokenSum(trialDose);
      if (after <= most) {
        x = trial;
        return true;
      }
    }
    return false;
  }
}
