package org.tgd.benchmarks.stats;

import java.util.Arrays;

/** Agreement of raters. */
public final class Agreement {
  private Agreement() {}

  /**
   * Fleiss' κ (Psychol. Bull. 76, 378, 1971): 1 for full agreement, 0 for that of chance.
   *
   * @param counts for each item how many raters chose each category; each item has as many raters
   */
  public static double fleissKappa(int[][] counts) {
    int raters = Arrays.stream(counts[0]).sum();
    double observed = 0;
    double[] shares = new double[counts[0].length];
    for (int[] item : counts) {
      double same = 0;
      for (int c = 0; c < item.length; c++) {
        same += item[c] * (item[c] - 1.0);
        shares[c] += (double) item[c] / raters / counts.length;
      }
      observed += same / (raters * (raters - 1.0)) / counts.length;
    }
    double chance = Arrays.stream(shares).map(share -> share * share).sum();
    return chance == 1 ? 1 : (observed - chance) / (1 - chance);
  }
}
