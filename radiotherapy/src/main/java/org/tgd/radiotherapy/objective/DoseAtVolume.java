package org.tgd.radiotherapy.objective;

import java.util.Arrays;

/** D_q by linear interpolation of the ascending doses. */
final class DoseAtVolume {
  private DoseAtVolume() {}

  static double of(double[] doses, double volumePercent) {
    double[] sorted = doses.clone();
    Arrays.sort(sorted);
    double place = (100 - volumePercent) / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
