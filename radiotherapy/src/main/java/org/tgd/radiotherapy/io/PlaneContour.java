package org.tgd.radiotherapy.io;

import java.util.Arrays;

/** One closed contour: a polygon in a plane, in millimetres. */
final class PlaneContour {
  private static final double TOLERANCE_MM = 0.01;

  /** Contours whose edges are this near each other all around are one, drawn twice. */
  private static final double SAME_MM = 0.1;

  private final double[] points;
  private final double[] box = {1e9, -1e9, 1e9, -1e9};

  /** A polygon of points x, y after another, at least three. */
  PlaneContour(double[] points) {
    this.points = points;
    for (int i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.max(box[1], points[i]);
      box[2] = Math.min(box[2], points[i + 1]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
  }

  /** The smallest and largest x, then y. */
  double[] box() {
    return box;
  }

  /** Where a line of constant y crosses the polygon, ascending. */
  double[] crossings(double y) {
    if (y < box[2] || y > box[3]) {
      return new double[0];
    }
    double[] found = new double[8];
    int n = 0;
    int last = points.length / 2 - 1;
    for (int i = 0, j = last; i <= last; j = i++) {
      double y0 = points[2 * j + 1];
      double y1 = points[2 * i + 1];
      if (y0 <= y != y1 <= y) {
        if (n == found.length) {
          found = Arrays.copyOf(found, 2 * n);
        }
        found[n++] = points[2 * j] + (y - y0) / (y1 - y0) * (points[2 * i] - points[2 * j]);
      }
    }
    double[] crossings = Arrays.copyOf(found, n);
    Arrays.sort(crossings);
    return crossings;
  }

  /** The enclosed area in mm², positive either way around. */
  double area() {
    double twice = 0;
    int last = points.length / 2 - 1;
    for (int i = 0, j = last; i <= last; j = i++) {
      twice += points[2 * j] * points[2 * i + 1] - points[2 * i] * points[2 * j + 1];
    }
    return Math.abs(twice) / 2;
  }

  private double perimeter() {
    double sum = 0;
    int last = points.length / 2 - 1;
    for (int i = 0, j = last; i <= last; j = i++) {
      sum += Math.hypot(points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]);
    }
    return sum;
  }

  /** Whether this is another contour again, drawn twice. */
  boolean repeats(PlaneContour other) {
    double between = Math.abs(area() - other.area()) / Math.max(1e-9, other.perimeter());
    return between < SAME_MM
        && Math.abs(box[0] - other.box[0]) < 2 * SAME_MM
        && Math.abs(box[1] - other.box[1]) < 2 * SAME_MM
        && Math.abs(box[2] - other.box[2]) < 2 * SAME_MM
        && Math.abs(box[3] - other.box[3]) < 2 * SAME_MM
        && follows(other);
  }

  private boolean follows(PlaneContour other) {
    for (int i = 0; i < points.length; i += 2) {
      if (other.distance(points[i], points[i + 1]) > 2 * SAME_MM) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether another contour lies within this one: its points inside or on the edge, none crossing.
   */
  boolean contains(PlaneContour other) {
    if (other.box[0] < box[0] - TOLERANCE_MM
        || other.box[1] > box[1] + TOLERANCE_MM
        || other.box[2] < box[2] - TOLERANCE_MM
        || other.box[3] > box[3] + TOLERANCE_MM
        || other.area() > area()) {
      return false;
    }
    int last = other.points.length / 2 - 1;
    for (int i = 0, j = last; i <= last; j = i++) {
      double x = other.points[2 * i];
      double y = other.points[2 * i + 1];
      double middleX = (x + other.points[2 * j]) / 2;
      double middleY = (y + other.points[2 * j + 1]) / 2;
      if (!holds(x, y) || !holds(middleX, middleY)) {
        return false;
      }
    }
    for (int i = 0; i < points.length; i += 2) {
      if (other.isWithin(points[i], points[i + 1])
          && other.distance(points[i], points[i + 1]) > TOLERANCE_MM) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(double x, double y) {
    return isWithin(x, y) || distance(x, y) <= TOLERANCE_MM;
  }

  private boolean isWithin(double x, double y) {
    boolean within = false;
    for (double crossing : crossings(y)) {
      within ^= crossing > x;
    }
    return within;
  }

  /** The distance of a point from the edge. */
  private double distance(double x, double y) {
    double best = Double.POSITIVE_INFINITY;
    int last = points.length / 2 - 1;
    for (int i = 0, j = last; i <= last; j = i++) {
      double ax = points[2 * j];
      double ay = points[2 * j + 1];
      double dx = points[2 * i] - ax;
      double dy = points[2 * i + 1] - ay;
      double length = dx * dx + dy * dy;
      double t = length == 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
      t = Math.max(0, Math.min(1, t));
      best = Math.min(best, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
    return best;
  }
}
