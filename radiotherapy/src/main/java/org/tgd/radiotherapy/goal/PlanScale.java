package org.tgd.radiotherapy.goal;

/**
 * What turns relative doses and absolute volumes into Gy and per cent.
 *
 * @param prescriptionGy the prescribed dose in Gy, positive
 * @param voxelCc the volume of a dose voxel in cm³, positive
 */
public record PlanScale(double prescriptionGy, double voxelCc) {
  /** Checks the ranges. */
  public PlanScale {
    if (!(prescriptionGy > 0) || !(voxelCc > 0)) {
      throw new IllegalArgumentException(
          "prescription and voxel volume were %g Gy and %g cm³; must be positive"
              .formatted(prescriptionGy, voxelCc));
    }
  }

  /** A number without needless zeros. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
