package org.tgd.radiotherapy.objective;

import java.util.Arrays;

/**
 * Squared deviation of the generalised equivalent uniform dose: {@code (E - d)²} with {@code E =
 * (mean(v^k))^(1/k)} (Niemierko 1999, Med Phys 26:1100).
 *
 * @param doseGy the reference dose d in Gy, at least 0
 * @param exponent k, not zero: large for serial organs, 1 for the mean, negative for targets
 */
public record EquivalentUniformDose(double doseGy, double exponent) implements DoseObjective {
  private static final double LEAST = 1e-6;

  /** Checks the ranges. */
  public EquivalentUniformDose {
    Require.dose(doseGy);
    if (!(Math.abs(exponent) >= 1e-3 && Math.abs(exponent) <= 200)) {
      throw new IllegalArgumentException(
          "exponent was " + exponent + "; its size must be from 0.001 to 200");
    }
  }

  @Override
  public String type() {
    return "EUD";
  }

  @Override
  public DoseObjective withDoseGy(double dose) {
    return new EquivalentUniformDose(dose, exponent);
  }

  @Override
  public double value(double[] doses) {
    double excess = uniformDose(doses) - doseGy;
    return excess * excess;
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    double uniform = uniformDose(doses);
    slope(doses, uniform, gradient);
    double excess = uniform - doseGy;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= 2 * excess;
    }
    return excess * excess;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    double uniform = uniformDose(doses);
    double[] slope = new double[doses.length];
    slope(doses, uniform, slope);
    double excess = uniform - doseGy;
    if (excess * (exponent - 1) <= 0 || uniform <= 0) {
      Arrays.fill(diagonal, 0);
      return new RankOne(2, slope);
    }
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = doses[i] > 0 ? 2 * excess * (exponent - 1) * slope[i] / doses[i] : 0;
    }
    return new RankOne(2 + 2 * excess * (1 - exponent) / uniform, slope);
  }

  /**
   * Certain for d = 0 and k ≥ 1. Elsewhere convex on one side only: above d for k ≥ 1, where the
   * uniform dose is a convex function, below d for k ≤ 1, where it is concave.
   */
  @Override
  public boolean convex() {
    return exponent >= 1 && doseGy == 0;
  }

  /** Powers are taken of shares of the dose that dominates, so that none overflows. */
  private double uniformDose(double[] doses) {
    double unit = Math.max(0, doses[0]);
    for (double dose : doses) {
      unit = exponent > 0 ? Math.max(unit, dose) : Math.min(unit, Math.max(dose, 0));
    }
    if (unit <= 0) {
      return 0;
    }
    double sum = 0;
    for (double dose : doses) {
      sum += Math.pow(Math.max(dose, 0) / unit, exponent);
    }
    return unit * Math.pow(sum / doses.length, 1 / exponent);
  }

  /**
   * The derivative of the uniform dose. Where that is 0 it is taken along equal doses in the voxels
   * at 0, which decide it for a negative exponent; for exponents between 0 and 1, whose derivative
   * is infinite at 0, at a millionth of the uniform dose.
   */
  private void slope(double[] doses, double uniform, double[] slope) {
    int n = doses.length;
    if (uniform > 0) {
      double least = exponent > 0 && exponent < 1 ? LEAST : 0;
      for (int i = 0; i < n; i++) {
        slope[i] = Math.pow(Math.max(doses[i] / uniform, least), exponent - 1) / n;
      }
      return;
    }
    double dark = 0;
    for (double dose : doses) {
      dark += dose <= 0 ? 1 : 0;
    }
    for (int i = 0; i < n; i++) {
      slope[i] = doses[i] <= 0 ? Math.pow(dark / n, (1 - exponent) / exponent) / n : 0;
    }
  }
}
