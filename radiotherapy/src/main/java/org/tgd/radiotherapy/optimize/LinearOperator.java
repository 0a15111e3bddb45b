package org.tgd.radiotherapy.optimize;

/** A symmetric positive definite matrix that is known by its products alone. */
@FunctionalInterface
interface LinearOperator {
  /** Writes the product with a vector. */
  void apply(double[] vector, double[] image);
}
