package org.tgd.radiotherapy.optimize;

/** Conjugate gradients with diagonal preconditioning (Hestenes and Stiefel 1952). */
final class ConjugateGradient {
  private ConjugateGradient() {}

  /**
   * Solves one system.
   *
   * @param matrix the matrix
   * @param scale one over the root of its diagonal
   * @param b the right-hand side; overwritten by the solution
   * @param tolerance the scaled residual, relative to its size at zero, at which to stop
   * @param products the most products with the matrix
   */
  static void solve(
      LinearOperator matrix, double[] scale, double[] b, double tolerance, int products) {
    int n = b.length;
    double[] residual = b.clone();
    double[] z = scaled(residual, scale);
    double[] p = z.clone();
    double[] image = new double[n];
    java.util.Arrays.fill(b, 0);
    double rz = Vectors.dot(residual, z);
    double stop = tolerance * tolerance * rz;
    for (int i = 0; i < products && rz > stop; i++) {
      matrix.apply(p, image);
      double length = rz / Vectors.dot(p, image);
      Vectors.add(length, p, b);
      Vectors.add(-length, image, residual);
      z = scaled(residual, scale);
      double next = Vectors.dot(residual, z);
      double turn = next / rz;
      rz = next;
      for (int j = 0; j < n; j++) {
        p[j] = z[j] + turn * p[j];
      }
    }
  }

  private static double[] scaled(double[] residual, double[] scale) {
    double[] z = new double[residual.length];
    for (int j = 0; j < z.length; j++) {
      z[j] = residual[j] * scale[j] * scale[j];
    }
    return z;
  }
}
