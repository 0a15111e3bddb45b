package org.tgd.radiotherapy.optimize;

/**
 * Minimises a strictly convex quadratic over non-negative variables by products with its matrix
 * alone: conjugate gradients on the variables that are positive, a projected step where they meet a
 * bound, and a step off the bounds when most of the gradient points there (modified proportioning,
 * Dostál 1997, SIAM J Optim 7:871; with projected conjugate steps, Kružík et al. 2020, Adv Eng
 * Softw 147:102836). Variables are scaled to ones on the diagonal.
 */
final class ProjectedConjugateGradient {
  private final LinearOperator matrix;
  private final double[] scale;
  private final double tolerance;
  private final int products;
  private final double[] image;
  private final double[] scaled;
  private double[] z;
  private double[] gradient;
  private double[] direction;
  private int used;

  /**
   * A solver.
   *
   * @param matrix the matrix in its own variables
   * @param scale what the scaled variables are multiplied by to get the matrix's
   * @param tolerance the projected gradient, relative to its size at the start, at which to stop
   * @param products the most products with the matrix
   */
  ProjectedConjugateGradient(
      LinearOperator matrix, double[] scale, double tolerance, int products) {
    this.matrix = matrix;
    this.scale = scale;
    this.tolerance = tolerance;
    this.products = products;
    this.image = new double[scale.length];
    this.scaled = new double[scale.length];
  }

  /** The minimiser of {@code gᵀ(z - x) + (z - x)ᵀ H (z - x)/2} over z ≥ 0. */
  double[] minimise(double[] x, double[] slope) {
    int n = x.length;
    z = new double[n];
    gradient = new double[n];
    for (int j = 0; j < n; j++) {
      z[j] = x[j] / scale[j];
      gradient[j] = slope[j] * scale[j];
    }
    direction = free();
    double stop = tolerance * tolerance * violation();
    while (used < products && violation() > stop) {
      step();
    }
    double[] found = new double[n];
    for (int j = 0; j < n; j++) {
      found[j] = z[j] * scale[j];
    }
    return found;
  }

  /** The squared length of the gradient that points into the feasible set. */
  private double violation() {
    return freeSquared() + boundSquared();
  }

  private double freeSquared() {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += z[j] > 0 ? gradient[j] * gradient[j] : 0;
    }
    return sum;
  }

  private double boundSquared() {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += z[j] <= 0 && gradient[j] < 0 ? gradient[j] * gradient[j] : 0;
    }
    return sum;
  }

  private double[] free() {
    double[] part = new double[z.length];
    for (int j = 0; j < part.length; j++) {
      part[j] = z[j] > 0 ? gradient[j] : 0;
    }
    return part;
  }

  private void step() {
    if (boundSquared() > freeSquared()) {
      leaveBounds();
    } else {
      conjugate();
    }
  }

  private void leaveBounds() {
    double[] chopped = new double[z.length];
    for (int j = 0; j < chopped.length; j++) {
      chopped[j] = z[j] <= 0 ? Math.min(gradient[j], 0) : 0;
    }
    multiply(chopped);
    double length = Vectors.dot(gradient, chopped) / Vectors.dot(chopped, image);
    Vectors.add(-length, chopped, z);
    Vectors.add(-length, image, gradient);
    direction = free();
  }

  private void conjugate() {
    multiply(direction);
    double bend = Vectors.dot(direction, image);
    double length = Vectors.dot(gradient, direction) / bend;
    if (length <= farthest()) {
      Vectors.add(-length, direction, z);
      Vectors.add(-length, image, gradient);
      double[] next = free();
      double turn = Vectors.dot(next, image) / bend;
      for (int j = 0; j < next.length; j++) {
        direction[j] = next[j] - turn * direction[j];
      }
    } else {
      project(length);
    }
  }

  private double farthest() {
    double length = Double.POSITIVE_INFINITY;
    for (int j = 0; j < z.length; j++) {
      if (direction[j] > 0) {
        length = Math.min(length, z[j] / direction[j]);
      }
    }
    return length;
  }

  /** Takes the whole step cut off at zero if that lowers the quadratic, else half of it. */
  private void project(double whole) {
    double[] change = new double[z.length];
    for (double length = whole; used < products; length /= 2) {
      for (int j = 0; j < z.length; j++) {
        change[j] = Math.max(0, z[j] - length * direction[j]) - z[j];
      }
      multiply(change);
      if (Vectors.dot(gradient, change) + Vectors.dot(change, image) / 2 < 0) {
        for (int j = 0; j < z.length; j++) {
          z[j] = change[j] == -z[j] ? 0 : z[j] + change[j];
        }
        Vectors.add(1, image, gradient);
        break;
      }
    }
    direction = free();
  }

  private void multiply(double[] vector) {
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = vector[j] * scale[j];
    }
    matrix.apply(scaled, image);
    for (int j = 0; j < image.length; j++) {
      image[j] *= scale[j];
    }
    used++;
  }
}
