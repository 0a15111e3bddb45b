package org.tgd.benchmarks.stats;

import java.util.Arrays;

/** Agreement of raters. */
public final class Agreement {
  private Agreement() {}

  /**
   * Fleiss' κ (Psychol. Bull. 76, 378, 1971): 1 for full agreement, 0 for that of chance.
   *
   * @param counts for each item how many raters chose each category; each item has as many raters,
   *     2 or more
   * @throws IllegalArgumentException if the numbers of raters are others
   */
  public static double fleissKappa(int[][] counts) {
    int raters = counts.length == 0 ? 0 : Arrays.stream(counts[0]).sum();
    if (raters < 2 || Arrays.stream(counts).anyMatch(item -> Arrays.stream(item).sum() != raters)) {
      throw new IllegalArgumentException("each item must have as many raters, 2 or more");
    }
    double same = 0;
    double[] chosen = new double[counts[0].length];
    for (int[] item : counts) {
      for (int c = 0; c < item.length; c++) {
        same += item[c] * (item[c] - 1.0);
        chosen[c] += item[c];
      }
    }
    double all = (double) raters * counts.length;
    double observed = same / (all * (raters - 1.0));
    // whole numbers, so that one category alone is told exactly
    double square = Arrays.stream(chosen).map(each -> each * each).sum();
    double chance = square / (all * all);
    return square == all * all ? 1 : (observed - chance) / (1 - chance);
  }
}
