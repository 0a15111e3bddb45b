package org.tgd.radiotherapy.beam;

/**
 * One elementary square field: the place of its centre on the isocentre plane in beam's eye view.
 *
 * @param xMm across the beam, along the leaves at couch angle 0
 * @param zMm across the beam, along the patient at couch angle 0
 */
public record Bixel(double xMm, double zMm) {
  /** Checks that the place is finite and turns -0 into 0. */
  public Bixel {
    if (!Double.isFinite(xMm) || !Double.isFinite(zMm)) {
      throw new IllegalArgumentException("bixel at (%s, %s)".formatted(xMm, zMm));
    }
    xMm += 0.0;
    zMm += 0.0;
  }
}
