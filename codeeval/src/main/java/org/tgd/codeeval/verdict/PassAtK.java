package org.tgd.codeeval.verdict;

/**
 * The chance that at least one of k samples is right, estimated without bias from more samples: 1 -
 * C(n - c, k) / C(n, k) (Chen et al., arXiv 2107.03374, equation 1).
 */
public final class PassAtK {
  private PassAtK() {}

  /**
   * The estimate for one problem, from 0 to 1.
   *
   * @param samples how many solutions were judged, n; at least k
   * @param right how many of them passed, c; 0 to n
   * @param k how many are drawn; 1 or more
   * @throws IllegalArgumentException if one is out of its range
   */
  public static double estimate(int samples, int right, int k) {
    if (k < 1 || samples < k || right < 0 || right > samples) {
      throw new IllegalArgumentException(
          "samples was %d, right %d, k %d; must be 1 <= k <= samples and 0 <= right <= samples"
              .formatted(samples, right, k));
    }
    double allWrong = 1;
    for (int i = samples - right + 1; i <= samples; i++) {
      allWrong *= Math.max(0, 1 - (double) k / i);
    }
    return samples - right < k ? 1 : 1 - allWrong;
  }
}
