package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.List;

/**
 * A second derivative {@code RᵀR + Σ c u uᵀ} that is never formed: R holds the rows that bend the
 * objective, each times the root of its weight. A product with it reads R once, so its cost grows
 * with the entries of the dose-influence matrix, not with the square of the beamlets.
 */
final class SparseCurvature implements Curvature {
  private static final double SMALLEST_DAMPING = 1e-9;

  /** Looser than for a dense one: a product costs as much as the gain of a digit. */
  private static final double MODEL_TOLERANCE = 0.1;

  private static final int MODEL_PRODUCTS = 400;
  private static final int SOLVE_PRODUCTS = 2000;

  /** The most products for a coarse solution, which then is damped. */
  private static final int COARSE_PRODUCTS = 40;

  private static final double COARSE = 1e-3;

  private final RowMatrix root;
  private final List<Coupling> couplings;
  private final Workers workers;
  private final double[] diagonal;

  SparseCurvature(RowMatrix root, List<Coupling> couplings, Workers workers) {
    this.root = root;
    this.couplings = List.copyOf(couplings);
    this.workers = workers;
    this.diagonal = root.squaredColumns(workers);
    for (Coupling coupling : couplings) {
      for (int j = 0; j < diagonal.length; j++) {
        double u = coupling.direction()[j];
        diagonal[j] += coupling.coefficient() * u * u;
      }
    }
  }

  @Override
  public double[] minimise(double[] x, double[] gradient, double relativeDamping) {
    double damping = damping(relativeDamping);
    double[] scale = scale(damping);
    ProjectedConjugateGradient solver =
        new ProjectedConjugateGradient(
            (p, image) -> apply(p, damping, image), scale, MODEL_TOLERANCE, MODEL_PRODUCTS);
    return solver.minimise(x, gradient);
  }

  @Override
  public void solve(double[][] rightSides, double tolerance) {
    double damping = damping(SMALLEST_DAMPING);
    double[] scale = scale(damping);
    int products = tolerance > COARSE ? COARSE_PRODUCTS : SOLVE_PRODUCTS;
    for (double[] side : rightSides) {
      ConjugateGradient.solve(
          (p, image) -> apply(p, damping, image), scale, side, tolerance, products);
    }
  }

  private void apply(double[] p, double damping, double[] image) {
    root.multiplyGram(p, image, workers);
    for (Coupling coupling : couplings) {
      double factor = coupling.coefficient() * Vectors.dot(coupling.direction(), p);
      Vectors.add(factor, coupling.direction(), image);
    }
    Vectors.add(damping, p, image);
  }

  private double damping(double relative) {
    double largest = Arrays.stream(diagonal).max().orElse(0);
    return largest > 0 ? relative * largest : 1;
  }

  /** The scaling of the variables that puts ones on the diagonal. */
  private double[] scale(double damping) {
    return Arrays.stream(diagonal).map(d -> 1 / Math.sqrt(Math.max(d, 0) + damping)).toArray();
  }
}
