package org.tgd.radiotherapy.optimize;

/** Sums over vectors, taken in order, so that results are the same to the last bit. */
final class Vectors {
  private Vectors() {}

  /** The scalar product. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds a multiple of a vector to another. */
  static void add(double factor, double[] source, double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }
}
