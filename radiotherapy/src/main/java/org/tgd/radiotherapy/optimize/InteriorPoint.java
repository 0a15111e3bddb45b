package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds which variables and which limits of a convex quadratic {@code zᵀHz/2 + gᵀz} over z ≥ 0 and
 * {@code Az ≥ b} are not at zero at its minimum, from any start: a primal-dual interior-point
 * method with predictor and corrector (Mehrotra 1992, SIAM J Optim 2:575). The minimum itself is
 * then had exactly by {@link PrincipalPivots}.
 */
final class InteriorPoint {
  private static final int ITERATIONS = 60;
  private static final double CLOSE = 1e-12;
  private static final double DAMPING = 1e-14;
  private static final double BACK = 0.995;
  private static final double FIRST = 0.1;
  private static final double LEAST_SLACK = 1e-3;
  private static final double LEAST = 1e-2;

  private final double[][] lower;
  private final double[] linear;
  private final double[][] rows;
  private final double[] bounds;

  /** Variables, their multipliers; slacks of the limits, their multipliers. */
  private final double[] z;

  private final double[] mu;
  private final double[] s;
  private final double[] lambda;
  private final double[] dual;
  private final double[] primal;

  /** Typical sizes of multipliers of variables and limits, and of slacks. */
  private double slope;

  private double pull;
  private double tallest;
  private boolean ended;

  /**
   * A problem.
   *
   * @param lower the lower triangle of H
   * @param linear g
   * @param rows A
   * @param bounds b; minus infinity where nothing is asked
   */
  InteriorPoint(double[][] lower, double[] linear, double[][] rows, double[] bounds) {
    this.lower = lower;
    this.linear = linear;
    this.rows = rows;
    this.bounds = bounds;
    this.z = new double[linear.length];
    this.mu = new double[linear.length];
    this.s = new double[bounds.length];
    this.lambda = new double[bounds.length];
    this.dual = new double[linear.length];
    this.primal = new double[bounds.length];
  }

  /**
   * Goes to the minimum; check that it {@link #ended()}.
   *
   * @param start a point without negative entries
   */
  InteriorPoint from(double[] start) {
    begin(start);
    double first = gap();
    for (int i = 0; i < ITERATIONS && !ended; i++) {
      residuals();
      ended = gap() <= CLOSE * first && largest(primal) <= CLOSE * (1 + largest(s));
      if (!ended) {
        iterate();
      }
    }
    return this;
  }

  /** Whether it came to the minimum; not if there is no feasible point. */
  boolean ended() {
    return ended;
  }

  /** A variable, positive. */
  double variable(int j) {
    return z[j];
  }

  /** The multiplier of a limit, not negative. */
  double multiplier(int i) {
    return lambda[i];
  }

  /** What is not zero at the minimum: variables, then multipliers of limits. */
  boolean[] basis() {
    boolean[] basis = new boolean[z.length + s.length];
    double typical = largest(z) / slope;
    double typicalSlack = tallest / pull;
    for (int j = 0; j < z.length; j++) {
      basis[j] = z[j] > mu[j] * typical;
    }
    for (int i = 0; i < s.length; i++) {
      basis[z.length + i] = asks(i) && s[i] < lambda[i] * typicalSlack;
    }
    return basis;
  }

  private boolean asks(int i) {
    return bounds[i] > Double.NEGATIVE_INFINITY;
  }

  private void begin(double[] start) {
    double size = largest(start) > 0 ? largest(start) : 1;
    for (int j = 0; j < z.length; j++) {
      z[j] = Math.max(start[j], LEAST * size);
    }
    residuals();
    slope = Math.max(largest(dual), Double.MIN_NORMAL);
    double longest = Arrays.stream(rows).mapToDouble(r -> Vectors.dot(r, r)).max().orElse(1);
    pull = slope / Math.sqrt(Math.max(longest, Double.MIN_NORMAL));
    tallest = 1 + Arrays.stream(bounds).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    Arrays.fill(mu, FIRST * slope);
    for (int i = 0; i < s.length; i++) {
      s[i] = asks(i) ? Math.max(primal[i], LEAST_SLACK * tallest) : 1;
      lambda[i] = asks(i) ? FIRST * pull : 0;
    }
  }

  private double gap() {
    return (Vectors.dot(z, mu) + Vectors.dot(s, lambda)) / (z.length + s.length);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** The residuals of stationarity and of the limits. */
  private void residuals() {
    Arrays.fill(dual, 0);
    NearbyOptimum.subtractProduct(lower, z, dual);
    for (int j = 0; j < dual.length; j++) {
      dual[j] = linear[j] - dual[j] - mu[j];
    }
    for (int i = 0; i < primal.length; i++) {
      primal[i] = asks(i) ? Vectors.dot(rows[i], z) - bounds[i] - s[i] : 0;
      Vectors.add(-lambda[i], rows[i], dual);
    }
  }

  private void iterate() {
    Cholesky factor = factor();
    double[] none = new double[z.length];
    double[] noSlack = new double[s.length];
    Arrays.setAll(none, j -> z[j] * mu[j]);
    Arrays.setAll(noSlack, i -> s[i] * lambda[i]);
    Step affine = step(factor, none, noSlack);
    double before = gap();
    double length = Math.min(1, affine.longest());
    double after = affine.gapAfter(length);
    double centring = Math.pow(after / before, 3) * before;
    for (int j = 0; j < none.length; j++) {
      none[j] += affine.dz[j] * affine.dmu[j] - centring;
    }
    for (int i = 0; i < noSlack.length; i++) {
      noSlack[i] += asks(i) ? affine.ds[i] * affine.dlambda[i] - centring : 0;
    }
    Step step = step(factor, none, noSlack);
    double far = Math.min(1, BACK * step.longest());
    Vectors.add(far, step.dz, z);
    Vectors.add(far, step.dmu, mu);
    Vectors.add(far, step.ds, s);
    Vectors.add(far, step.dlambda, lambda);
  }

  private Cholesky factor() {
    double[][] sum = new double[z.length][];
    double largest = 0;
    for (int j = 0; j < sum.length; j++) {
      sum[j] = lower[j].clone();
      sum[j][j] += mu[j] / z[j];
      largest = Math.max(largest, sum[j][j]);
    }
    for (int i = 0; i < s.length; i++) {
      if (lambda[i] > 0) {
        addSquare(sum, rows[i], lambda[i] / s[i]);
      }
    }
    return Cholesky.of(sum, IntStream.range(0, z.length).toArray(), DAMPING * largest);
  }

  private static void addSquare(double[][] sum, double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      double own = factor * row[j];
      if (own != 0) {
        double[] line = sum[j];
        for (int k = 0; k <= j; k++) {
          line[k] += own * row[k];
        }
      }
    }
  }

  /** The step that brings the products of variables and multipliers down by these amounts. */
  private Step step(Cholesky factor, double[] products, double[] slackProducts) {
    Step step = new Step();
    for (int j = 0; j < z.length; j++) {
      step.dz[j] = -dual[j] - products[j] / z[j];
    }
    for (int i = 0; i < s.length; i++) {
      if (asks(i)) {
        Vectors.add(-(slackProducts[i] + lambda[i] * primal[i]) / s[i], rows[i], step.dz);
      }
    }
    factor.solve(step.dz);
    for (int j = 0; j < z.length; j++) {
      step.dmu[j] = (-products[j] - mu[j] * step.dz[j]) / z[j];
    }
    for (int i = 0; i < s.length; i++) {
      if (asks(i)) {
        step.ds[i] = Vectors.dot(rows[i], step.dz) + primal[i];
        step.dlambda[i] = (-slackProducts[i] - lambda[i] * step.ds[i]) / s[i];
      }
    }
    return step;
  }

  /** A step of everything. */
  private final class Step {
    final double[] dz = new double[z.length];
    final double[] dmu = new double[z.length];
    final double[] ds = new double[s.length];
    final double[] dlambda = new double[s.length];

    /** How far it may go before something is zero. */
    double longest() {
      return Math.min(
          Math.min(longest(z, dz), longest(mu, dmu)),
          Math.min(longest(s, ds), longest(lambda, dlambda)));
    }

    private static double longest(double[] values, double[] step) {
      double longest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < values.length; k++) {
        if (step[k] < 0) {
          longest = Math.min(longest, -values[k] / step[k]);
        }
      }
      return longest;
    }

    double gapAfter(double length) {
      double sum = 0;
      for (int j = 0; j < z.length; j++) {
        sum += (z[j] + length * dz[j]) * (mu[j] + length * dmu[j]);
      }
      for (int i = 0; i < s.length; i++) {
        sum += (s[i] + length * ds[i]) * (lambda[i] + length * dlambda[i]);
      }
      return sum / (z.length + s.length);
    }
  }
}
