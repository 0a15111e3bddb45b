package org.tgd.radiotherapy.objective;

import java.util.Arrays;

/**
 * Mean squared shortfall below a dose of each voxel's own: {@code mean(max(d_i - v_i, 0)²)}. The
 * term by which a solver enforces a minimum dose in chosen voxels.
 */
public final class VoxelwiseUnderdosing implements DoseObjective {
  private final double[] minimum;

  /** An objective with one minimum dose in Gy for each voxel; below 0 it asks for nothing. */
  public VoxelwiseUnderdosing(double[] minimum) {
    this.minimum = minimum.clone();
  }

  @Override
  public String type() {
    return "VoxelwiseUnderdosing";
  }

  /** The largest of the minimum doses in Gy. */
  @Override
  public double doseGy() {
    double largest = 0;
    for (double dose : minimum) {
      largest = Math.max(largest, dose);
    }
    return largest;
  }

  @Override
  public DoseObjective withDoseGy(double doseGy) {
    double[] all = new double[minimum.length];
    Arrays.fill(all, doseGy);
    return new VoxelwiseUnderdosing(all);
  }

  @Override
  public double value(double[] doses) {
    double sum = 0;
    for (int i = 0; i < doses.length; i++) {
      double shortfall = Math.max(minimum[i] - doses[i], 0);
      sum += shortfall * shortfall;
    }
    return sum / doses.length;
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    for (int i = 0; i < doses.length; i++) {
      gradient[i] = Math.min(doses[i] - minimum[i], 0) * 2 / doses.length;
    }
    return value(doses);
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    for (int i = 0; i < doses.length; i++) {
      diagonal[i] = doses[i] < minimum[i] ? 2.0 / doses.length : 0;
    }
    return RankOne.NONE;
  }

  @Override
  public boolean convex() {
    return true;
  }
}
