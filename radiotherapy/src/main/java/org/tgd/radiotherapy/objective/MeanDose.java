package org.tgd.radiotherapy.objective;

import java.util.Arrays;

/**
 * Squared deviation of the mean dose: {@code (mean(v) - d)²}.
 *
 * @param doseGy the reference dose d in Gy, at least 0
 */
public record MeanDose(double doseGy) implements DoseObjective {
  /** Checks the range of the dose. */
  public MeanDose {
    Require.dose(doseGy);
  }

  @Override
  public String type() {
    return "MeanDose";
  }

  @Override
  public DoseObjective withDoseGy(double dose) {
    return new MeanDose(dose);
  }

  @Override
  public double value(double[] doses) {
    double excess = mean(doses) - doseGy;
    return excess * excess;
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    double excess = mean(doses) - doseGy;
    Arrays.fill(gradient, 2 * excess / doses.length);
    return excess * excess;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    Arrays.fill(diagonal, 0);
    double[] direction = new double[doses.length];
    Arrays.fill(direction, 1.0 / doses.length);
    return new RankOne(2, direction);
  }

  @Override
  public boolean convex() {
    return true;
  }

  private static double mean(double[] doses) {
    double sum = 0;
    for (double dose : doses) {
      sum += dose;
    }
    return sum / doses.length;
  }
}
