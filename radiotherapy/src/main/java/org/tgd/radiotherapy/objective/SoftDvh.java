package org.tgd.radiotherapy.objective;

/**
 * A dose-volume objective whose choice of voxels is blurred: with {@code φ} the squared violation
 * of each voxel and m the number of voxels that count, the minimum over shares {@code 0 ≤ p ≤ 1}
 * with sum m of {@code Σ p φ + T Σ (p ln p + (1-p) ln(1-p))}, divided by n. At T → 0 it tends to
 * the hard objective; at high T all voxels count alike and it is nearly convex (deterministic
 * annealing, Rose 1998, Proc IEEE 86:2210).
 *
 * @param doseGy the reference dose in Gy
 * @param volumePercent the volume q in per cent, which gives m
 * @param above true if doses above the reference are violations, false if doses below are
 * @param temperature T in Gy², positive
 */
record SoftDvh(double doseGy, double volumePercent, boolean above, double temperature)
    implements DoseObjective {
  @Override
  public String type() {
    return above ? "MaxDVH softened" : "MinDVH softened";
  }

  @Override
  public DoseObjective withDoseGy(double dose) {
    return new SoftDvh(dose, volumePercent, above, temperature);
  }

  @Override
  public double value(double[] doses) {
    return gradient(doses, new double[doses.length]);
  }

  @Override
  public double gradient(double[] doses, double[] gradient) {
    int n = doses.length;
    double[] violation = new double[n];
    double[] share = shares(doses, violation);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double p = share[i];
      sum += p * violation[i] + temperature * (entropy(p) + entropy(1 - p));
      double excess = doses[i] - doseGy;
      gradient[i] = (excess > 0) == above ? 2 * p * excess / n : 0;
    }
    return sum / n;
  }

  @Override
  public RankOne curvature(double[] doses, double[] diagonal) {
    double[] share = shares(doses, new double[doses.length]);
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = (doses[i] > doseGy) == above ? 2 * share[i] / doses.length : 0;
    }
    return RankOne.NONE;
  }

  @Override
  public boolean convex() {
    return false;
  }

  private static double entropy(double p) {
    return p > 0 ? p * Math.log(p) : 0;
  }

  private double[] shares(double[] doses, double[] violation) {
    int n = doses.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double excess = above ? doses[i] - doseGy : doseGy - doses[i];
      violation[i] = excess > 0 ? excess * excess : 0;
      largest = Math.max(largest, violation[i]);
    }
    int rank = (int) Math.max(1, Math.ceil(volumePercent / 100 * n));
    int counted = above ? n - rank + 1 : rank;
    double[] share = new double[n];
    double low = -50 * temperature;
    double high = largest + 50 * temperature;
    for (int step = 0; step < 60; step++) {
      double level = (low + high) / 2;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        share[i] = 1 / (1 + Math.exp((violation[i] - level) / temperature));
        sum += share[i];
      }
      if (sum < counted) {
        low = level;
      } else {
        high = level;
      }
    }
    return share;
  }
}
