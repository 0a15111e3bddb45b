package org.tgd.radiotherapy.optimize;

import java.util.List;
import java.util.stream.IntStream;

/** A second derivative held as the lower triangle of a matrix: for up to some hundred columns. */
final class DenseCurvature implements Curvature {
  private static final double SMALLEST_DAMPING = 1e-9;

  private static final double MODEL_TOLERANCE = 1e-3;

  private final double[][] lower;

  private DenseCurvature(double[][] lower) {
    this.lower = lower;
  }

  /** Forms {@code RᵀR + Σ c u uᵀ}. */
  static DenseCurvature of(RowMatrix root, List<Coupling> couplings, Workers workers) {
    double[][] lower = new double[root.columns()][];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = new double[i + 1];
    }
    for (Coupling coupling : couplings) {
      addRankOne(lower, coupling);
    }
    root.addGram(lower, workers);
    return new DenseCurvature(lower);
  }

  /** The lower triangle, row by row; not to be changed. */
  double[][] lower() {
    return lower;
  }

  private static void addRankOne(double[][] lower, Coupling coupling) {
    double[] u = coupling.direction();
    for (int i = 0; i < u.length; i++) {
      double f = coupling.coefficient() * u[i];
      for (int j = 0; j <= i; j++) {
        lower[i][j] += f * u[j];
      }
    }
  }

  @Override
  public double[] minimise(double[] x, double[] gradient, double relativeDamping) {
    return BoundedQuadratic.minimise(lower, damping(relativeDamping), x, gradient, MODEL_TOLERANCE);
  }

  @Override
  public void solve(double[][] rightSides, double tolerance) {
    Cholesky factor = factor();
    for (double[] side : rightSides) {
      factor.solve(side);
    }
  }

  private Cholesky factor() {
    int[] all = IntStream.range(0, lower.length).toArray();
    return Cholesky.of(lower, all, damping(SMALLEST_DAMPING));
  }

  private double damping(double relative) {
    double largest = 0;
    for (int i = 0; i < lower.length; i++) {
      largest = Math.max(largest, lower[i][i]);
    }
    return largest > 0 ? relative * largest : 1;
  }
}
