package org.tgd.radiotherapy.optimize;

/**
 * The second derivative of a plan function (its positive part) over chosen columns. Deterministic
 * at any number of threads.
 */
sealed interface Curvature permits DenseCurvature, SparseCurvature {
  /**
   * The minimiser of {@code gᵀ(z - x) + (z - x)ᵀ(H + damping I)(z - x)/2} over z ≥ 0, as exactly as
   * it pays.
   *
   * @param x where the quadratic touches the function; not negative
   * @param gradient g
   * @param relativeDamping the damping, as a share of the largest entry on the diagonal
   */
  double[] minimise(double[] x, double[] gradient, double relativeDamping);

  /**
   * Solves {@code (H + damping I) s = b} with the smallest damping for each right-hand side, which
   * is overwritten by the solution.
   *
   * @param tolerance what may be left of each side, as a share of it, where the solution is found
   *     step by step
   */
  void solve(double[][] rightSides, double tolerance);
}
