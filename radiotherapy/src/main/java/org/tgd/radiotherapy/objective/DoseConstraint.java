package org.tgd.radiotherapy.objective;

/**
 * A hard constraint of the inner problem on D_q of one structure: the dose that q per cent of its
 * volume have or exceed, by linear interpolation of the ascending doses. Immutable.
 */
public sealed interface DoseConstraint permits MinimumDoseConstraint, MaximumDoseConstraint {
  /** The name of the structure. */
  String structure();

  /** The dose in Gy, positive. */
  double doseGy();

  /** The volume q in per cent. */
  double volumePercent();

  /** 1 if doses must not fall below the limit, -1 if they must not exceed it. */
  int sign();

  /** In words, for example {@code D95 of PTV >= 70.2 Gy}. */
  String text();

  /** D_q of voxel doses in Gy; at least one voxel. */
  default double reached(double[] doses) {
    return DoseAtVolume.of(doses, volumePercent());
  }

  /** By how many Gy voxel doses break the constraint; not positive where they keep it. */
  default double violation(double[] doses) {
    return sign() * (doseGy() - reached(doses));
  }

  /** How many of n voxels must keep to the dose for the constraint to be certain. */
  default int voxels(int n) {
    double free = sign() > 0 ? 100 - volumePercent() : volumePercent();
    return n - (int) Math.floor(free / 100 * (n - 1) + 1e-9);
  }
}
