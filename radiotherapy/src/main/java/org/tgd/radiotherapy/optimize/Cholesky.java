package org.tgd.radiotherapy.optimize;

/** The factorisation {@code L Lᵀ} of a symmetric positive definite matrix. */
final class Cholesky {
  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /**
   * Factorises the matrix picked from a lower triangle by rows and columns, with a value added to
   * its diagonal; pivots are kept from falling below that value.
   *
   * @param lower lower triangle, row by row
   * @param picked increasing indices
   * @param damping positive
   */
  static Cholesky of(double[][] lower, int[] picked, double damping) {
    int n = picked.length;
    // Right-looking by columns, on rows of the upper factor: the inner loop runs over contiguous
    // memory and is vectorised.
    double[][] upper = new double[n][];
    for (int i = 0; i < n; i++) {
      upper[i] = new double[n];
    }
    for (int i = 0; i < n; i++) {
      double[] line = lower[picked[i]];
      for (int j = 0; j < i; j++) {
        upper[j][i] = line[picked[j]];
      }
      upper[i][i] = line[picked[i]] + damping;
    }
    for (int k = 0; k < n; k++) {
      double[] u = upper[k];
      double pivot = Math.sqrt(Math.max(u[k], damping));
      u[k] = pivot;
      for (int j = k + 1; j < n; j++) {
        u[j] /= pivot;
      }
      for (int i = k + 1; i < n; i++) {
        subtract(upper[i], u, u[i], i, n);
      }
    }
    return new Cholesky(upper);
  }

  private static void subtract(double[] target, double[] source, double factor, int from, int to) {
    if (factor != 0) {
      for (int j = from; j < to; j++) {
        target[j] -= factor * source[j];
      }
    }
  }

  /** Solves for one right-hand side, which is overwritten by the solution. */
  void solve(double[] b) {
    int n = factor.length;
    for (int k = 0; k < n; k++) {
      b[k] /= factor[k][k];
      subtract(b, factor[k], b[k], k + 1, n);
    }
    for (int k = n - 1; k >= 0; k--) {
      double sum = b[k];
      double[] u = factor[k];
      for (int j = k + 1; j < n; j++) {
        sum -= u[j] * b[j];
      }
      b[k] = sum / u[k];
    }
  }
}
