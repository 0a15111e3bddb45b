package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a search without derivatives goes next, from what was tried alone: Nelder and Mead's
 * simplex (Computer Journal 7, 308 (1965)) of the best points that do not lie in one plane; where
 * there are too few, a step along the coordinate that they say least about. It holds no state, so a
 * run can be resumed anywhere.
 */
final class SimplexStep {
  /** How far a point must lie outside the span of better ones to count, in decades. */
  private static final double APART = 0.03;

  /** The first step along a coordinate that nothing is known about, in decades. */
  private static final double FIRST = 0.4;

  private static final double[] LENGTHS = {1, 2, 0.5, -0.5};
  private static final double SHRINK = 0.5;

  /** A point with its loss. */
  static final class Point {
    final double[] at;
    final double loss;

    Point(double[] at, double loss) {
      this.at = at;
      this.loss = loss;
    }
  }

  private final List<Point> simplex = new ArrayList<>();
  private final List<double[]> basis = new ArrayList<>();
  private final int dimension;

  /**
   * A step from points.
   *
   * @param tried the points tried, at least one, of one dimension
   */
  SimplexStep(List<Point> tried) {
    List<Point> sorted = new ArrayList<>(tried);
    sorted.sort(Comparator.comparingDouble(point -> point.loss));
    dimension = sorted.get(0).at.length;
    for (Point point : sorted) {
      if (simplex.isEmpty()) {
        simplex.add(point);
      } else if (simplex.size() <= dimension) {
        addIfApart(point);
      }
    }
  }

  private void addIfApart(Point point) {
    double[] rest = rest(minus(point.at, simplex.get(0).at));
    double length = length(rest);
    if (length > APART) {
      basis.add(times(1 / length, rest));
      simplex.add(point);
    }
  }

  /** The points to ask next, the most promising first; some may have been tried. */
  List<double[]> next() {
    return simplex.size() <= dimension ? alongUnknown() : nelderMead();
  }

  private List<double[]> alongUnknown() {
    double[] best = simplex.get(0).at;
    int widest = 0;
    double most = -1;
    for (int k = 0; k < dimension; k++) {
      double left = length(rest(unit(k)));
      if (left > most + 1e-9) {
        most = left;
        widest = k;
      }
    }
    List<double[]> steps = new ArrayList<>();
    for (double step = FIRST; step > APART; step *= SHRINK) {
      steps.add(plus(best, step, unit(widest)));
      steps.add(plus(best, -step, unit(widest)));
    }
    return steps;
  }

  /** Reflection, expansion, contractions; then the simplex drawn together around its best. */
  private List<double[]> nelderMead() {
    double[] worst = simplex.get(dimension).at;
    double[] centre = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      centre = plus(centre, 1.0 / dimension, simplex.get(i).at);
    }
    double[] away = minus(centre, worst);
    List<double[]> steps = new ArrayList<>();
    for (double length : LENGTHS) {
      steps.add(plus(centre, length, away));
    }
    double[] best = simplex.get(0).at;
    for (int i = 1; i <= dimension; i++) {
      steps.add(plus(best, SHRINK, minus(simplex.get(i).at, best)));
    }
    return steps;
  }

  private double[] rest(double[] vector) {
    double[] rest = vector;
    for (double[] known : basis) {
      double along = 0;
      for (int k = 0; k < dimension; k++) {
        along += known[k] * rest[k];
      }
      rest = plus(rest, -along, known);
    }
    return rest;
  }

  private double[] unit(int k) {
    double[] unit = new double[dimension];
    unit[k] = 1;
    return unit;
  }

  private static double[] minus(double[] a, double[] b) {
    return plus(a, -1, b);
  }

  private static double[] times(double factor, double[] vector) {
    return plus(new double[vector.length], factor, vector);
  }

  private static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * b[k];
    }
    return sum;
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double each : vector) {
      squares += each * each;
    }
    return Math.sqrt(squares);
  }
}
