package org.tgd.chem.docking.search;

import java.util.Arrays;

/**
 * Local optimisation of a conformation by BFGS with backtracking line search (Nocedal and Wright,
 * algorithm 6.1), with the constants of Vina; ends where no step leads down. Not thread-safe;
 * allocates nothing while it runs.
 */
final class Minimizer {
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final int MAX_TRIALS = 10;
  private static final double SMALL_GRADIENT = 1e-5;
  private static final double TINY = Math.ulp(1.0);

  private final EnergyFunction function;
  private final int n;
  private final double[] inverseHessian;
  private final double[] gradient;
  private final double[] newGradient;
  private final double[] direction;
  private final double[] change;
  private final double[] product;
  private final double[] trial;
  private double step;

  Minimizer(EnergyFunction function) {
    this.function = function;
    this.n = function.kinematics.degreesOfFreedom();
    this.inverseHessian = new double[n * n];
    this.gradient = new double[n];
    this.newGradient = new double[n];
    this.direction = new double[n];
    this.change = new double[n];
    this.product = new double[n];
    this.trial = new double[function.kinematics.conformationSize()];
  }

  /**
   * Moves a conformation downhill, in place, and returns its energy in kcal/mol; never uphill.
   *
   * @param conformation changed in place
   * @param iterations the most BFGS steps
   * @param soft as in {@link EnergyFunction#evaluate}
   */
  double minimize(double[] conformation, int iterations, boolean soft) {
    double energy = function.evaluate(conformation, gradient, soft);
    resetHessian(1);
    for (int iteration = 0; iteration < iterations; iteration++) {
      multiply(gradient, direction, -1);
      double next = searchLine(conformation, energy, soft);
      if (!(next < energy)) {
        break;
      }
      energy = next;
      System.arraycopy(trial, 0, conformation, 0, trial.length);
      if (!(dot(gradient, gradient) >= SMALL_GRADIENT * SMALL_GRADIENT)) {
        break;
      }
      for (int i = 0; i < n; i++) {
        change[i] = newGradient[i] - gradient[i];
        gradient[i] = newGradient[i];
      }
      if (iteration == 0) {
        double square = dot(change, change);
        if (square > TINY) {
          resetHessian(step * dot(change, direction) / square);
        }
      }
      update();
    }
    return energy;
  }

  private double searchLine(double[] conformation, double start, boolean soft) {
    double slope = dot(direction, gradient);
    step = 1;
    double energy = start;
    for (int k = 0; k < MAX_TRIALS; k++) {
      move(conformation);
      energy = function.evaluate(trial, newGradient, soft);
      if (energy - start < SUFFICIENT_DECREASE * step * slope) {
        break;
      }
      step *= 0.5;
    }
    return energy;
  }

  private void move(double[] from) {
    System.arraycopy(from, 0, trial, 0, trial.length);
    for (int i = 0; i < 3; i++) {
      trial[i] += step * direction[i];
    }
    Quaternions.rotate(trial, 3, step * direction[3], step * direction[4], step * direction[5]);
    for (int i = Kinematics.TORSIONS; i < trial.length; i++) {
      double turn = step * direction[i - Kinematics.TORSIONS + 6];
      trial[i] = normalized(trial[i] + (Math.abs(turn) > Math.PI ? normalized(turn) : turn));
    }
  }

  private static double normalized(double angle) {
    return Math.abs(angle) > Math.PI ? Math.IEEEremainder(angle, 2 * Math.PI) : angle;
  }

  private void resetHessian(double diagonal) {
    Arrays.fill(inverseHessian, 0);
    for (int i = 0; i < n; i++) {
      inverseHessian[i * n + i] = diagonal;
    }
  }

  private void multiply(double[] in, double[] out, double sign) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      int row = i * n;
      for (int j = 0; j < n; j++) {
        sum += inverseHessian[row + j] * in[j];
      }
      out[i] = sign * sum;
    }
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private void update() {
    double yp = dot(change, direction);
    if (step * yp < TINY) {
      return;
    }
    multiply(change, product, 1);
    double yhy = dot(change, product);
    double r = 1 / yp;
    double outer = r * (step + yhy * r);
    for (int i = 0; i < n; i++) {
      double pi = direction[i];
      double hi = product[i];
      int row = i * n;
      for (int j = 0; j < n; j++) {
        double pj = direction[j];
        inverseHessian[row + j] += outer * pi * pj - r * (hi * pj + product[j] * pi);
      }
    }
  }
}
