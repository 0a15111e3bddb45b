package org.tgd.benchmarks.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * An interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Bounds(double low, double high) {
  private static final double LEVEL = 0.95;

  /**
   * Wilson's 95 % interval of a share (J. Am. Stat. Assoc. 22, 209, 1927).
   *
   * @param hits from 0 to trials
   * @param trials 0 or more; 0 say nothing
   */
  public static Bounds wilson(int hits, int trials) {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "hits were %d of %d; must be from 0 to the trials".formatted(hits, trials));
    }
    if (trials == 0) {
      return new Bounds(0, 1);
    }
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    double share = (double) hits / trials;
    double scale = 1 + z * z / trials;
    double centre = (share + z * z / (2.0 * trials)) / scale;
    double half =
        z / scale * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
    return new Bounds(
        hits == 0 ? 0 : Math.max(0, centre - half),
        hits == trials ? 1 : Math.min(1, centre + half));
  }

  /**
   * The 95 % interval of a mean over blocks from the percentiles of resampled means (Efron and
   * Tibshirani 1993, chapter 13).
   *
   * @param blocks the mean of each block
   * @param resamples how many
   * @throws IllegalArgumentException without blocks
   */
  public static Bounds bootstrap(double[] blocks, int resamples, long seed) {
    if (blocks.length == 0) {
      throw new IllegalArgumentException("there were no blocks; at least 1 is needed");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      double sum = 0;
      for (int k = 0; k < blocks.length; k++) {
        sum += blocks[random.nextInt(blocks.length)];
      }
      means[i] = sum / blocks.length;
    }
    Arrays.sort(means);
    return new Bounds(quantile(means, (1 - LEVEL) / 2), quantile(means, (1 + LEVEL) / 2));
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
