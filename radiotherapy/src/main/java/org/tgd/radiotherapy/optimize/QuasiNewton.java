package org.tgd.radiotherapy.optimize;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limited-memory quasi-Newton direction over non-negative variables: the BFGS recursion of the
 * last steps (Nocedal 1980, Math Comp 35:773) over chosen variables that are positive or want to
 * be, with the step cut off at zero (two-metric projection, Bertsekas 1982, SIAM J Control Optim
 * 20:221).
 */
final class QuasiNewton {
  private static final int MEMORY = 30;
  private static final double BENDS = 1e-12;

  /** A step and the change of the gradient along it, over all variables. */
  private static final class Pair {
    final double[] step;
    final double[] turn;

    Pair(double[] step, double[] turn) {
      this.step = step;
      this.turn = turn;
    }
  }

  private final double[] scale;
  private final Deque<Pair> pairs = new ArrayDeque<>();

  /**
   * A method without memory.
   *
   * @param scale for each variable the size of a step at a gradient of 1, up to a common factor
   */
  QuasiNewton(double[] scale) {
    this.scale = scale;
  }

  /** Whether nothing is remembered. */
  boolean fresh() {
    return pairs.isEmpty();
  }

  void forget() {
    pairs.clear();
  }

  /** Remembers a step and the change of the gradient along it; both zero where not looked at. */
  void learn(double[] step, double[] turn) {
    if (pairs.size() == MEMORY) {
      pairs.removeLast();
    }
    pairs.addFirst(new Pair(step, turn));
  }

  /**
   * The direction; no variable falls below zero at length 1.
   *
   * @param columns the variables that may change
   * @param x their values
   * @param gradient their gradient
   */
  double[] direction(int[] columns, double[] x, double[] gradient) {
    boolean[] free = new boolean[x.length];
    double[] way = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      free[i] = x[i] > 0 || gradient[i] < 0;
      way[i] = free[i] ? gradient[i] : 0;
    }
    recursion(columns, free, way);
    for (int i = 0; i < x.length; i++) {
      way[i] = free[i] ? Math.max(-way[i], -x[i]) : 0;
    }
    return way;
  }

  private void recursion(int[] columns, boolean[] free, double[] q) {
    int n = pairs.size();
    double[][] steps = new double[n][];
    double[][] turns = new double[n][];
    double[] bend = new double[n];
    double[] share = new double[n];
    double factor = 0;
    int i = 0;
    for (Pair pair : pairs) {
      steps[i] = masked(pair.step, columns, free);
      turns[i] = masked(pair.turn, columns, free);
      double size = scaledSquare(turns[i], columns);
      bend[i] = Vectors.dot(steps[i], turns[i]);
      if (bend[i] > BENDS * size) {
        share[i] = Vectors.dot(steps[i], q) / bend[i];
        Vectors.add(-share[i], turns[i], q);
        factor = factor == 0 ? bend[i] / size : factor;
      } else {
        bend[i] = 0;
      }
      i++;
    }
    for (int k = 0; k < q.length; k++) {
      q[k] *= (factor == 0 ? 1 : factor) * scale[columns[k]];
    }
    for (i = n - 1; i >= 0; i--) {
      if (bend[i] > 0) {
        Vectors.add(share[i] - Vectors.dot(turns[i], q) / bend[i], steps[i], q);
      }
    }
  }

  private static double[] masked(double[] all, int[] columns, boolean[] free) {
    double[] part = new double[columns.length];
    for (int i = 0; i < part.length; i++) {
      part[i] = free[i] ? all[columns[i]] : 0;
    }
    return part;
  }

  private double scaledSquare(double[] a, int[] columns) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * a[i] * scale[columns[i]];
    }
    return sum;
  }
}
