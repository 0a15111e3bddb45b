package org.tgd.radiotherapy.objective;

import java.util.Arrays;

/**
 * Mean squared deviation from a dose: {@code mean((v - d)²)}.
 *
 * @param doseGy the reference dose d in Gy, at least 0
 */
public record SquaredDeviation(double doseGy) implements DoseObjective {
  /** Checks the range of the dose. */
  public SquaredDeviation {
    Require.dose(doseGy);
  }

  @Override
  public String type() {
    return "SquaredDeviation";
  }

  @Override
  public DoseObjective withDoseGy(double dose) {
    return new SquaredDeviation(dose);
  }

  @Override
  public double value(double[] doses) {
    double sum = 0;
    for (double dose : doses) {
      double excess = dose - doseGy;
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
      double excess = dose - doseGy;
      gradient[i] = factor * excess;
      sum += excess * excess;
    }
    return sum / doses.length;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    double factor = 2.0 / doses.length;
    Arrays.fill(diagonal, factor);
    return RankOne.NONE;
  }

  @Override
  public boolean convex() {
    return true;
  }
}
