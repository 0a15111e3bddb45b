package org.tgd.radiotherapy.objective;

import java.util.Arrays;

/**
 * Mean squared excess over a limit of each voxel's own, {@code mean(max(s (l_i - v_i), 0)²)} with s
 * = 1 for minimum doses and -1 for maximum doses. The term by which a solver enforces limits in
 * chosen voxels.
 */
public final class VoxelwiseLimit implements DoseObjective {
  private final double[] limit;
  private final int sign;

  /**
   * An objective with one limit for each voxel.
   *
   * @param limit in Gy; minus the sign times infinity asks for nothing
   * @param sign 1 for minimum doses, -1 for maximum doses
   */
  public VoxelwiseLimit(double[] limit, int sign) {
    this.limit = limit.clone();
    this.sign = sign;
  }

  @Override
  public String type() {
    return "VoxelwiseLimit";
  }

  /** The largest finite limit in Gy, or 0. */
  @Override
  public double doseGy() {
    return Math.max(0, Arrays.stream(limit).filter(Double::isFinite).max().orElse(0));
  }

  @Override
  public DoseObjective withDoseGy(double doseGy) {
    double[] all = new double[limit.length];
    Arrays.fill(all, doseGy);
    return new VoxelwiseLimit(all, sign);
  }

  @Override
  public double value(double[] doses) {
    double sum = 0;
    for (int i = 0; i < doses.length; i++) {
      double excess = Math.max(sign * (limit[i] - doses[i]), 0);
      sum += excess * excess;
    }
    return sum / doses.length;
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    double factor = -2.0 * sign / doses.length;
    double sum = 0;
    for (int i = 0; i < doses.length; i++) {
      double excess = Math.max(sign * (limit[i] - doses[i]), 0);
      gradient[i] = factor * excess;
      sum += excess * excess;
    }
    return sum / doses.length;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    for (int i = 0; i < doses.length; i++) {
      diagonal[i] = sign * (limit[i] - doses[i]) > 0 ? 2.0 / doses.length : 0;
    }
    return RankOne.NONE;
  }

  @Override
  public boolean convex() {
    return true;
  }
}
