package org.tgd.radiotherapy.dvh;

import org.tgd.radiotherapy.structure.VoxelSet;

/** How well the high dose fits the target. */
public final class Conformity {
  private static final double ISODOSE = 0.95;

  private Conformity() {}

  /**
   * CI95 = TV95² / (TV V95): the target volume TV, the part of it that gets 95 % of the
   * prescription TV95, and all volume that does V95 (van't Riet et al., Int. J. Radiat. Oncol.
   * Biol. Phys. 37, 731 (1997)). 1 is perfect; 0 if no voxel gets the dose.
   *
   * @param target the target on the dose grid
   * @param doseGy the dose of every voxel of the grid in Gy
   * @param prescriptionGy the prescribed dose in Gy
   */
  public static double index95(VoxelSet target, float[] doseGy, double prescriptionGy) {
    double level = ISODOSE * prescriptionGy;
    double all = 0;
    for (float dose : doseGy) {
      all += dose >= level ? 1 : 0;
    }
    double covered = 0;
    for (int i = 0; i < target.size(); i++) {
      covered += doseGy[target.get(i)] >= level ? 1 : 0;
    }
    return all == 0 || target.isEmpty() ? 0 : covered * covered / (target.size() * all);
  }
}
