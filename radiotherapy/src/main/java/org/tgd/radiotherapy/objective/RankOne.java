package org.tgd.radiotherapy.objective;

import static java.util.Objects.requireNonNull;

/**
 * A symmetric matrix of rank one, {@code coefficient * direction * directionᵀ}: the part of a
 * second derivative that couples all voxels of a structure.
 *
 * @param coefficient the factor; zero for no coupling
 * @param direction one entry for each voxel, empty when the coefficient is zero; not copied, and
 *     not to be changed
 */
public record RankOne(double coefficient, double[] direction) {
  /** No coupling between voxels. */
  public static final RankOne NONE = new RankOne(0, new double[0]);

  /** Checks that nothing is missing. */
  public RankOne {
    requireNonNull(direction, "direction");
  }
}
