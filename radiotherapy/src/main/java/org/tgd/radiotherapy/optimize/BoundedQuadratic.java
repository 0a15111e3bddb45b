package org.tgd.radiotherapy.optimize;

import java.util.Arrays;

/**
 * Minimises a strictly convex quadratic over non-negative variables: Gauss-Seidel sweeps find which
 * variables stay at zero, a Newton step on the others finishes (two-phase gradient projection, Moré
 * and Toraldo 1991, SIAM J Optim 1:93).
 */
final class BoundedQuadratic {
  private static final int ROUNDS = 60;

  private final double[][] matrix;
  private final double damping;
  private final double[] x;
  private final double[] gradient;

  private BoundedQuadratic(double[][] lower, double damping, double[] x, double[] gradient) {
    this.matrix = symmetric(lower, damping);
    this.damping = damping;
    this.x = x.clone();
    this.gradient = gradient.clone();
  }

  /**
   * The minimiser of {@code gᵀ(z - x) + (z - x)ᵀ(H + damping I)(z - x)/2} over z ≥ 0.
   *
   * @param lower the lower triangle of H, positive semi-definite
   * @param damping positive
   * @param x where the quadratic touches the function; not negative
   * @param gradient g
   * @param tolerance the projected gradient, relative to its size at x, at which to stop
   */
  static double[] minimise(
      double[][] lower, double damping, double[] x, double[] gradient, double tolerance) {
    BoundedQuadratic problem = new BoundedQuadratic(lower, damping, x, gradient);
    double stop = tolerance * problem.projectedGradient();
    for (int i = 0; i < ROUNDS && problem.projectedGradient() > stop; i++) {
      problem.sweep();
      problem.sweep();
      problem.newtonStep(lower);
    }
    return problem.x;
  }

  private static double[][] symmetric(double[][] lower, double damping) {
    int n = lower.length;
    double[][] full = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        full[i][j] = lower[i][j];
        full[j][i] = lower[i][j];
      }
      full[i][i] += damping;
    }
    return full;
  }

  private double projectedGradient() {
    double worst = 0;
    for (int j = 0; j < x.length; j++) {
      double step = x[j] > 0 ? Math.abs(gradient[j]) : Math.max(-gradient[j], 0);
      worst = Math.max(worst, step);
    }
    return worst;
  }

  private void sweep() {
    for (int j = 0; j < x.length; j++) {
      double next = Math.max(0, x[j] - gradient[j] / matrix[j][j]);
      move(j, next - x[j]);
      x[j] = next;
    }
  }

  private void move(int j, double step) {
    if (step != 0) {
      double[] column = matrix[j];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += step * column[i];
      }
    }
  }

  private void newtonStep(double[][] lower) {
    int[] free = new int[x.length];
    int count = 0;
    for (int j = 0; j < x.length; j++) {
      if (x[j] > 0) {
        free[count++] = j;
      }
    }
    free = Arrays.copyOf(free, count);
    double[] step = new double[count];
    for (int i = 0; i < count; i++) {
      step[i] = -gradient[free[i]];
    }
    Cholesky.of(lower, free, damping).solve(step);
    if (!projectedStep(free, step)) {
      feasibleStep(free, step);
    }
  }

  /** Takes the whole step cut off at zero, if that lowers the quadratic. */
  private boolean projectedStep(int[] free, double[] step) {
    double[] change = new double[x.length];
    double slope = 0;
    for (int i = 0; i < free.length; i++) {
      int j = free[i];
      change[j] = Math.max(step[i], -x[j]);
      slope += gradient[j] * change[j];
    }
    double[] image = new double[x.length];
    double bend = 0;
    for (int i : free) {
      double[] column = matrix[i];
      double c = change[i];
      for (int k = 0; k < image.length; k++) {
        image[k] += c * column[k];
      }
    }
    for (int i : free) {
      bend += change[i] * image[i];
    }
    if (slope + bend / 2 >= 0) {
      return false;
    }
    for (int j = 0; j < x.length; j++) {
      x[j] = Math.max(0, x[j] + change[j]);
      gradient[j] += image[j];
    }
    return true;
  }

  /** Goes along the step as far as every variable stays feasible. */
  private void feasibleStep(int[] free, double[] step) {
    double length = 1;
    for (int i = 0; i < free.length; i++) {
      if (step[i] < 0) {
        length = Math.min(length, -x[free[i]] / step[i]);
      }
    }
    for (int i = 0; i < free.length; i++) {
      int j = free[i];
      double next = Math.max(0, x[j] + length * step[i]);
      move(j, next - x[j]);
      x[j] = next;
    }
  }
}
