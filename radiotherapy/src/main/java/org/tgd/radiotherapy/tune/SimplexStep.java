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

  /** Points farther from the best than this, in decades, say nothing about its surroundings. */
  private static final double FAR = 0.7;

  /** The first step along a coordinate that nothing is known about, in decades. */
  private static final double FIRST = 0.2;

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

  /** Directions in which there is something to find: of weights only the ratios matter. */
  private final int corners;

  /**
   * A step from points.
   *
   * @param tried the points tried, at least one
   * @param names the names of their coordinates
   */
  SimplexStep(List<Point> tried, List<String> names) {
    List<Point> sorted = new ArrayList<>(tried);
    sorted.sort(Comparator.comparingDouble(point -> point.loss));
    dimension = names.size();
    double[] ratios = names.stream().mapToDouble(name -> Weights.isDose(name) ? 0 : 1).toArray();
    if (length(ratios) > 0) {
      basis.add(times(1 / length(ratios), ratios));
    }
    corners = dimension - basis.size();
    for (Point point : sorted) {
      if (simplex.isEmpty()) {
        simplex.add(point);
      } else if (simplex.size() <= corners) {
        addIfApart(point);
      }
    }
  }

  private void addIfApart(Point point) {
    double[] way = minus(point.at, simplex.get(0).at);
    double[] rest = rest(way);
    double length = length(rest);
    if (length > APART && length(ratios(way)) <= FAR) {
      basis.add(times(1 / length, rest));
      simplex.add(point);
    }
  }

  /** The points to ask next, the most promising first; some may have been tried. */
  List<double[]> next() {
    return simplex.size() <= corners ? alongUnknown() : nelderMead();
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
    double[] worst = simplex.get(corners).at;
    double[] centre = new double[dimension];
    for (int i = 0; i < corners; i++) {
      centre = plus(centre, 1.0 / corners, simplex.get(i).at);
    }
    double[] away = minus(centre, worst);
    List<double[]> steps = new ArrayList<>();
    for (double length : LENGTHS) {
      steps.add(plus(centre, length, away));
    }
    double[] best = simplex.get(0).at;
    for (int i = 1; i <= corners; i++) {
      steps.add(plus(best, SHRINK, minus(simplex.get(i).at, best)));
    }
    return steps;
  }

  /** What is left of a way when all weights go up or down together. */
  private double[] ratios(double[] way) {
    if (corners == dimension) {
      return way;
    }
    double along = 0;
    for (int k = 0; k < dimension; k++) {
      along += basis.get(0)[k] * way[k];
    }
    return plus(way, -along, basis.get(0));
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
