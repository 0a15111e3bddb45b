package org.tgd.radiotherapy.objective;

/**
 * A function of the doses of the n voxels of one structure that is to be minimised; values in Gy²,
 * never negative. Immutable and free of side effects apart from the output arrays.
 *
 * <p>The definitions follow matRad 3 (Wieser et al. 2017, Med Phys 44:2556) with the whole course
 * delivered in one fraction.
 */
public sealed interface DoseObjective
    permits EquivalentUniformDose,
        MaxDvh,
        MeanDose,
        MinDvh,
        SoftDvh,
        SquaredDeviation,
        SquaredOverdosing,
        SquaredUnderdosing,
        VoxelwiseLimit {
  /** The name by which files call this objective, for example {@code SquaredDeviation}. */
  String type();

  /** The reference dose in Gy. */
  double doseGy();

  /** The same objective with another reference dose in Gy, at least 0. */
  DoseObjective withDoseGy(double doseGy);

  /** The value in Gy² for the given voxel doses in Gy; at least one voxel. */
  double value(double[] doses);

  /**
   * Writes the derivative by each voxel dose and returns the value.
   *
   * @param doses voxel doses in Gy
   * @param gradient as long as {@code doses}; overwritten, in Gy
   */
  double gradient(double[] doses, double[] gradient);

  /**
   * Writes the diagonal part of a positive semi-definite model of the second derivative, and
   * returns the rest of it. Exact where the function is twice differentiable and convex; elsewhere
   * the negative part is left out (Gauss-Newton).
   *
   * @param doses voxel doses in Gy
   * @param diagonal as long as {@code doses}; overwritten, dimensionless
   */
  RankOne curvature(double[] doses, double[] diagonal);

  /** Whether the value is a convex function of the doses for all non-negative doses. */
  boolean convex();

  /**
   * A smooth stand-in for an objective that is not, for finding good starts; the objective itself
   * where it is smooth already.
   *
   * @param temperature how much is blurred, in Gy², positive
   */
  default DoseObjective softened(double temperature) {
    return this;
  }

  /**
   * How far a voxel may be from its dose, either way, before it has any say: its share of value and
   * derivative is zero until then. Positive only where the value is a mean over voxels, each on its
   * own, so that such voxels can be left out.
   *
   * @param voxelGy the dose of the voxel in Gy
   * @return at least 0, in Gy; 0 for a voxel that has a say
   */
  default double roomGy(double voxelGy) {
    return 0;
  }
}
