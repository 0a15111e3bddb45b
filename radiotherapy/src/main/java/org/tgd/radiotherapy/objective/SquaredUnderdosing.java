package org.tgd.radiotherapy.objective;

/**
 * Mean squared shortfall below a dose: {@code mean(min(v - d, 0)²)}.
 *
 * @param doseGy the reference dose d in Gy, at least 0
 */
public record SquaredUnderdosing(double doseGy) implements DoseObjective {
  /** Checks the range of the dose. */
  public SquaredUnderdosing {
    Require.dose(doseGy);
  }

  @Override
  public String type() {
    return "SquaredUnderdosing";
  }

  @Override
  public DoseObjective withDoseGy(double dose) {
    return new SquaredUnderdosing(dose);
  }

  @Override
  public double value(double[] doses) {
    double sum = 0;
    for (double dose : doses) {
      double excess = Math.min(dose - doseGy, 0);
      sum += excess * excess;
    }
    return sum / doses.length;
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    double sum = 0;
    double factor = 2.0 / doses.length;
    for (int i = 0; i < doses.length; i++) {
      double dose = doses[i];
      double excess = Math.min(dose - doseGy, 0);
      gradient[i] = factor * excess;
      sum += excess * excess;
    }
    return sum / doses.length;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    double factor = 2.0 / doses.length;
    for (int i = 0; i < doses.length; i++) {
      diagonal[i] = doses[i] < doseGy ? factor : 0;
    }
    return RankOne.NONE;
  }

  @Override
  public boolean convex() {
    return true;
  }

  @Override
  public double roomGy(double voxelGy) {
    return Math.max(0, voxelGy - doseGy);
  }
}
