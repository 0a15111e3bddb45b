package org.tgd.radiotherapy.objective;

/**
 * A symmetric matrix of rank one, {@code coefficient * direction * directionᵀ}: the part of a
 * second derivative that couples all voxels of a structure.
 */
public final class RankOne {
  /** No coupling between voxels. */
  public static final RankOne NONE = new RankOne(0, new double[0]);

  private final double coefficient;
  private final double[] direction;

  /** A matrix of a factor and a direction with one entry for each voxel. */
  RankOne(double coefficient, double[] direction) {
    this.coefficient = coefficient;
    this.direction = direction;
  }

  /** The factor; zero for no coupling. */
  public double coefficient() {
    return coefficient;
  }

  /** The entry of the direction at a voxel of the structure. */
  public double direction(int voxel) {
    return direction[voxel];
  }
}
