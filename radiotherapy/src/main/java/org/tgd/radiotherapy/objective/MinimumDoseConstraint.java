package org.tgd.radiotherapy.objective;

import static java.util.Objects.requireNonNull;

/**
 * A hard constraint of the inner problem: the dose that a share of the structure's volume reaches,
 * D_volume, is at least a dose. The paper's inner problem asks it of the target at 95 %.
 *
 * @param structure the name of the structure
 * @param doseGy the dose in Gy, positive
 * @param volumePercent the share of the volume in per cent, above 0, at most 100
 */
public record MinimumDoseConstraint(String structure, double doseGy, double volumePercent)
    implements DoseConstraint {
  /** Checks the ranges. */
  public MinimumDoseConstraint {
    requireNonNull(structure, "structure");
    Require.positiveDose(doseGy);
    Require.volume(volumePercent);
  }

  @Override
  public int sign() {
    return 1;
  }

  @Override
  public String text() {
    return "D%s of %s >= %s Gy"
        .formatted(Require.number(volumePercent), structure, Require.number(doseGy));
  }
}
