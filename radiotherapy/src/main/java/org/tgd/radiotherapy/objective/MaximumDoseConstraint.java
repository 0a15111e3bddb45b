package org.tgd.radiotherapy.objective;

import static java.util.Objects.requireNonNull;

/**
 * A hard constraint of the inner problem: the dose that a share of the structure's volume reaches,
 * D_volume, is at most a dose; at a share of 0 no voxel may exceed it.
 *
 * @param structure the name of the structure
 * @param doseGy the dose in Gy, positive
 * @param volumePercent the share of the volume in per cent, at least 0, below 100
 */
public record MaximumDoseConstraint(String structure, double doseGy, double volumePercent)
    implements DoseConstraint {
  /** Checks the ranges. */
  public MaximumDoseConstraint {
    requireNonNull(structure, "structure");
    Require.positiveDose(doseGy);
    if (!(volumePercent >= 0 && volumePercent < 100)) {
      throw new IllegalArgumentException(
          "volume was " + volumePercent + " per cent; must be at least 0, below 100");
    }
  }

  @Override
  public int sign() {
    return -1;
  }

  @Override
  public String text() {
    return "D%s of %s <= %s Gy"
        .formatted(Require.number(volumePercent), structure, Require.number(doseGy));
  }
}
