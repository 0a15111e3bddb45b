package org.tgd.radiotherapy.dvh;

import java.util.Arrays;

/**
 * The difference of a dose from a reference, over the voxels where the reference has more than a
 * tenth of its maximum.
 *
 * @param voxels how many voxels were compared
 * @param meanGy the mean of dose less reference in Gy
 * @param rootMeanSquareGy the root of the mean squared difference in Gy
 * @param maxGy the largest absolute difference in Gy
 * @param medianRatio the median of dose over reference; NaN if no voxel was compared
 */
public record DoseDifference(
    int voxels, double meanGy, double rootMeanSquareGy, double maxGy, double medianRatio) {
  private static final double THRESHOLD = 0.1;

  /** Compares a dose with a reference, voxel by voxel, both in Gy. */
  public static DoseDifference between(float[] reference, float[] dose) {
    if (reference.length != dose.length) {
      throw new IllegalArgumentException(
          "%d and %d voxels".formatted(reference.length, dose.length));
    }
    float top = 0;
    for (float value : reference) {
      top = Math.max(top, value);
    }
    double[] ratio = new double[reference.length];
    int n = 0;
    double sum = 0;
    double squares = 0;
    double max = 0;
    for (int i = 0; i < reference.length; i++) {
      if (reference[i] > THRESHOLD * top) {
        double difference = dose[i] - (double) reference[i];
        sum += difference;
        squares += difference * difference;
        max = Math.max(max, Math.abs(difference));
        ratio[n++] = dose[i] / (double) reference[i];
      }
    }
    Arrays.sort(ratio, 0, n);
    double median = n == 0 ? Double.NaN : (ratio[(n - 1) / 2] + ratio[n / 2]) / 2;
    return new DoseDifference(n, sum / n, Math.sqrt(squares / n), max, median);
  }
}
