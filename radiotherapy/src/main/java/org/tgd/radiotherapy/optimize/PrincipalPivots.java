package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Minimises a convex quadratic {@code zᵀHz/2 + gᵀz} over z ≥ 0 and {@code Az ≥ b} by exchanging
 * blocks of variables between basis and zero (Júdice and Pires 1994, Computers and Operations
 * Research 21:587), which from a near set takes few exchanges. A small compliance of the limits
 * makes the problem strictly monotone, so it ends.
 */
final class PrincipalPivots {
  /**
   * The two belong together. Where the quadratic hardly bends, as for a mean, limits are as stiff
   * as damping makes them: they yield by the compliance over the damping, so that must be small.
   */
  private static final double DAMPING = 1e-8;

  private static final double COMPLIANCE = 1e-11;
  private static final double TOLERANCE = 1e-9;
  private static final int PATIENCE = 8;
  private static final int FEW = 8;

  private final double[][] lower;
  private final double[] linear;
  private final double[][] rows;
  private final double[] bounds;
  private final double damping;

  /** The variables, then the multipliers of the limits. */
  private final double[] value;

  /** The reduced gradients, then the slacks of the limits. */
  private final double[] slack;

  private final boolean[] basic;
  private boolean ended;
  private double compliance;

  /**
   * A problem.
   *
   * @param lower the lower triangle of H
   * @param linear g
   * @param rows A
   * @param bounds b; minus infinity where nothing is asked
   */
  PrincipalPivots(double[][] lower, double[] linear, double[][] rows, double[] bounds) {
    this.lower = lower;
    this.linear = linear;
    this.rows = rows;
    this.bounds = bounds;
    int all = linear.length + bounds.length;
    this.value = new double[all];
    this.slack = new double[all];
    this.basic = new boolean[all];
    this.damping = damping(lower);
  }

  /** What is added to the diagonal of a matrix. */
  static double damping(double[][] lower) {
    return DAMPING * IntStream.range(0, lower.length).mapToDouble(i -> lower[i][i]).max().orElse(1);
  }

  /** By how much a limit yields for each unit of its multiplier. */
  double compliance() {
    return compliance;
  }

  /**
   * Solves from a guess of what is not zero, and if that takes many exchanges from what an interior
   * point shows. Check that it {@link #ended()}.
   *
   * @param guess variables, then multipliers
   * @param start a point without negative entries
   */
  PrincipalPivots solve(boolean[] guess, double[] start) {
    exchange(guess, FEW);
    if (!ended) {
      InteriorPoint inside = new InteriorPoint(lower, linear, rows, bounds).from(start);
      exchange(inside.basis(), FEW);
      if (!ended && inside.ended()) {
        take(inside);
      }
    }
    return this;
  }

  private void take(InteriorPoint inside) {
    boolean[] basis = inside.basis();
    System.arraycopy(basis, 0, basic, 0, basic.length);
    for (int i = 0; i < basic.length; i++) {
      int limit = i - linear.length;
      double own = limit < 0 ? inside.variable(i) : inside.multiplier(limit);
      value[i] = basic[i] ? own : 0;
    }
    ended = true;
  }

  private void exchange(boolean[] guess, int most) {
    System.arraycopy(guess, 0, basic, 0, basic.length);
    int fewest = Integer.MAX_VALUE;
    int patience = PATIENCE;
    for (int i = 0; i < most; i++) {
      settle();
      if (!Arrays.stream(value).allMatch(Double::isFinite)) {
        return;
      }
      int[] wrong = IntStream.range(0, basic.length).filter(this::isWrong).toArray();
      if (wrong.length == 0) {
        ended = true;
        break;
      }
      patience = wrong.length < fewest ? PATIENCE : patience - 1;
      fewest = Math.min(fewest, wrong.length);
      int from = patience >= 0 ? 0 : wrong.length - 1;
      for (int k = from; k < wrong.length; k++) {
        basic[wrong[k]] = !basic[wrong[k]];
      }
    }
  }

  /** Whether the conditions of optimality hold. */
  boolean ended() {
    return ended;
  }

  /** The minimiser. */
  double[] minimiser() {
    double[] found = new double[linear.length];
    for (int j = 0; j < found.length; j++) {
      found[j] = Math.max(0, value[j]);
    }
    return found;
  }

  /** The multiplier of a limit. */
  double multiplier(int limit) {
    return value[linear.length + limit];
  }

  /** What is not zero at the solution: variables, then multipliers. */
  boolean[] basis() {
    return basic.clone();
  }

  private boolean isWrong(int i) {
    if (i >= linear.length && bounds[i - linear.length] == Double.NEGATIVE_INFINITY) {
      return false;
    }
    return basic[i] ? value[i] < -TOLERANCE * scale(i) : slack[i] < -TOLERANCE * scaleOfSlack(i);
  }

  private double scale(int i) {
    return i < linear.length ? 1 : damping / DAMPING;
  }

  private double scaleOfSlack(int i) {
    return i < linear.length ? damping / DAMPING : 1 + Math.abs(bounds[i - linear.length]);
  }

  /** Solves for the basic values, and from them for the slacks of the others. */
  private void settle() {
    int n = linear.length;
    int[] free = IntStream.range(0, n).filter(j -> basic[j]).toArray();
    int[] held = IntStream.range(0, bounds.length).filter(i -> basic[n + i]).toArray();
    Cholesky factor = Cholesky.of(lower, free, damping);
    double[] z = new double[free.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = -linear[free[k]];
    }
    factor.solve(z);
    double[][] bent = new double[held.length][];
    for (int i = 0; i < held.length; i++) {
      bent[i] = ProjectedNewton.pick(rows[held[i]], free);
      factor.solve(bent[i]);
    }
    double[] multipliers = multipliers(free, held, bent, z);
    Arrays.fill(value, 0);
    for (int i = 0; i < held.length; i++) {
      Vectors.add(multipliers[i], bent[i], z);
      value[n + held[i]] = multipliers[i];
    }
    for (int k = 0; k < z.length; k++) {
      value[free[k]] = z[k];
    }
    slacks(held);
  }

  private double[] multipliers(int[] free, int[] held, double[][] bent, double[] z) {
    double[][] border = new double[held.length][];
    double[] side = new double[held.length];
    double largest = 0;
    for (int i = 0; i < held.length; i++) {
      double[] row = ProjectedNewton.pick(rows[held[i]], free);
      border[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        border[i][j] = Vectors.dot(row, bent[j]);
      }
      largest = Math.max(largest, border[i][i]);
      side[i] = bounds[held[i]] - Vectors.dot(row, z);
    }
    int[] all = IntStream.range(0, held.length).toArray();
    compliance = COMPLIANCE * Math.max(largest, Double.MIN_NORMAL);
    Cholesky.of(border, all, compliance).solve(side);
    return side;
  }

  private void slacks(int[] held) {
    int n = linear.length;
    for (int j = 0; j < n; j++) {
      slack[j] = linear[j];
    }
    for (int j = 0; j < n; j++) {
      double[] line = lower[j];
      double own = 0;
      for (int k = 0; k < j; k++) {
        own += line[k] * value[k];
        slack[k] += line[k] * value[j];
      }
      slack[j] += own + line[j] * value[j];
    }
    for (int i : held) {
      double pull = value[n + i];
      for (int j = 0; j < n; j++) {
        slack[j] -= pull * rows[i][j];
      }
    }
    for (int i = 0; i < bounds.length; i++) {
      double reached = -bounds[i];
      for (int j = 0; j < n; j++) {
        reached += rows[i][j] * value[j];
      }
      slack[n + i] = reached;
    }
  }
}
