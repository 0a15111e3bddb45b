package org.tgd.radiotherapy.optimize;

/** The part of a second derivative that couples all voxels of a structure: {@code c u uᵀ}. */
final class Coupling {
  private final double coefficient;
  private final double[] direction;

  Coupling(double coefficient, double[] direction) {
    this.coefficient = coefficient;
    this.direction = direction;
  }

  double coefficient() {
    return coefficient;
  }

  /** One entry for each column; not to be changed. */
  double[] direction() {
    return direction;
  }
}
