package org.tgd.radiotherapy.objective;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A hard constraint of the inner problem: the dose that a share of the structure's volume reaches,
 * D_volume, is at least a dose. The paper's inner problem asks it of the target at 95 %.
 *
 * @param structure the name of the structure
 * @param doseGy the dose in Gy, positive
 * @param volumePercent the share of the volume in per cent, above 0, at most 100
 */
public record MinimumDoseConstraint(String structure, double doseGy, double volumePercent) {
  /** Checks the ranges. */
  public MinimumDoseConstraint {
    requireNonNull(structure, "structure");
    Require.dose(doseGy);
    Require.volume(volumePercent);
    if (doseGy == 0) {
      throw new IllegalArgumentException("the dose of a constraint was 0 Gy; must be positive");
    }
  }

  /** D_volume of voxel doses: linear interpolation of the ascending doses. */
  public double reached(double[] doses) {
    double[] sorted = doses.clone();
    Arrays.sort(sorted);
    double place = (100 - volumePercent) / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** How many of n voxels must reach the dose for the constraint to be certain. */
  public int voxels(int n) {
    return n - (int) Math.floor((100 - volumePercent) / 100 * (n - 1));
  }
}
