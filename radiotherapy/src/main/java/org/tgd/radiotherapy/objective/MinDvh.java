package org.tgd.radiotherapy.objective;

/**
 * At least q % of the volume above a dose: mean over all voxels of (v - d)² where D_q ≤ v ≤ d, else
 * 0. D_q is the dose at rank {@code max(1, ceil(q/100 n))} of the doses in descending order. Equal
 * to the smallest value over all choices of the voxels that may be left out, so continuous, but not
 * convex.
 *
 * @param doseGy the reference dose d in Gy, at least 0
 * @param volumePercent the volume q in per cent, above 0, at most 100
 */
public record MinDvh(double doseGy, double volumePercent) implements DoseObjective {
  /** Checks the ranges. */
  public MinDvh {
    Require.dose(doseGy);
    Require.volume(volumePercent);
  }

  @Override
  public String type() {
    return "MinDVH";
  }

  @Override
  public DoseObjective withDoseGy(double dose) {
    return new MinDvh(dose, volumePercent);
  }

  @Override
  public double value(double[] doses) {
    double rankDose = Ranks.doseAtVolume(doses, volumePercent);
    double sum = 0;
    for (double dose : doses) {
      if (dose <= doseGy && dose >= rankDose) {
        sum += (dose - doseGy) * (dose - doseGy);
      }
    }
    return sum / doses.length;
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    double rankDose = Ranks.doseAtVolume(doses, volumePercent);
    double sum = 0;
    double factor = 2.0 / doses.length;
    for (int i = 0; i < doses.length; i++) {
      double dose = doses[i];
      double excess = dose <= doseGy && dose >= rankDose ? dose - doseGy : 0;
      gradient[i] = factor * excess;
      sum += excess * excess;
    }
    return sum / doses.length;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    double rankDose = Ranks.doseAtVolume(doses, volumePercent);
    double factor = 2.0 / doses.length;
    for (int i = 0; i < doses.length; i++) {
      double dose = doses[i];
      diagonal[i] = dose <= doseGy && dose >= rankDose ? factor : 0;
    }
    return RankOne.NONE;
  }

  @Override
  public boolean convex() {
    return false;
  }

  @Override
  public DoseObjective softened(double temperature) {
    return new SoftDvh(doseGy, volumePercent, false, temperature);
  }
}
