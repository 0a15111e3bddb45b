package org.tgd.benchmarks.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Tests of paired and unpaired values of two methods. */
public final class Pairs {
  private static final int MOST_EXACT = 50;

  private Pairs() {}

  /**
   * The outcome of a signed rank test.
   *
   * @param w the smaller sum of ranks
   * @param p the two-sided p value
   */
  public record SignedRank(double w, double p) {}

  /**
   * Wilcoxon's signed rank test (Biometrics Bull. 1, 80, 1945), two-sided; differences of 0 are
   * left out, ties share ranks. Exact for up to 50 differences without ties, else by the normal
   * approximation without continuity correction.
   */
  public static SignedRank wilcoxon(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("%d values beside %d".formatted(a.length, b.length));
    }
    double[] differences =
        IntStream.range(0, a.length)
            .mapToDouble(i -> apart(a[i], b[i]))
            .filter(d -> d != 0)
            .toArray();
    double[] ranks = Ranks.ascending(Arrays.stream(differences).map(Math::abs).toArray());
    double up = 0;
    double down = 0;
    for (int i = 0; i < ranks.length; i++) {
      up += differences[i] > 0 ? ranks[i] : 0;
      down += differences[i] < 0 ? ranks[i] : 0;
    }
    double w = Math.min(up, down);
    boolean exact = ranks.length <= MOST_EXACT && !Ranks.hasTies(ranks);
    return new SignedRank(w, exact ? exactP(w, ranks.length) : normalP(w, ranks));
  }

  /** Equal infinities do not differ. */
  private static double apart(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      throw new IllegalArgumentException("values must be numbers; one was NaN");
    }
    return a == b ? 0 : a - b;
  }

  /** The share of the 2^n signs whose smaller side is at most w, both sides. */
  private static double exactP(double w, int n) {
    double[] ways = new double[n * (n + 1) / 2 + 1];
    ways[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      for (int sum = ways.length - 1; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    double below = IntStream.rangeClosed(0, (int) w).mapToDouble(sum -> ways[sum]).sum();
    return n == 0 ? 1 : Math.min(1, 2 * below / Math.pow(2, n));
  }

  /** The normal approximation for W, ties corrected. */
  static double normalP(double w, double[] ranks) {
    int n = ranks.length;
    double mean = n * (n + 1) / 4.0;
    double variance = n * (n + 1.0) * (2 * n + 1) / 24 - Ranks.tieSum(ranks) / 48;
    return variance == 0
        ? 1
        : Math.min(
            1,
            2
                * new NormalDistribution(null, 0, 1)
                    .cumulativeProbability((w - mean) / Math.sqrt(variance)));
  }

  /**
   * Vargha and Delaney's A12 (J. Educ. Behav. Stat. 25, 101, 2000): the probability that a value of
   * the first is larger than one of the second, ties counting half.
   *
   * @throws IllegalArgumentException if there are no values of one, or one is NaN
   */
  public static double a12(double[] a, double[] b) {
    if (a.length == 0 || b.length == 0) {
      throw new IllegalArgumentException(
          "%d values beside %d; at least 1 of each is needed".formatted(a.length, b.length));
    }
    Ranks.numbers(a);
    Ranks.numbers(b);
    double wins = 0;
    for (double x : a) {
      for (double y : b) {
        wins += x > y ? 1 : x == y ? 0.5 : 0;
      }
    }
    return wins / a.length / b.length;
  }

  /**
   * McNemar's exact test (Psychometrika 12, 153, 1947), two-sided.
   *
   * @param onlyFirst items that only the first method got right
   * @param onlySecond items that only the second got right
   */
  public static double mcNemar(int onlyFirst, int onlySecond) {
    int n = onlyFirst + onlySecond;
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts were %d and %d; must be 0 or more".formatted(onlyFirst, onlySecond));
    }
    if (n == 0) {
      return 1;
    }
    double tail =
        new BinomialDistribution(null, n, 0.5)
            .cumulativeProbability(Math.min(onlyFirst, onlySecond));
    return Math.min(1, 2 * tail);
  }

  /** Holm's adjusted p values (Scand. J. Stat. 6, 65, 1979), in the order given. */
  public static double[] holm(double[] p) {
    Ranks.numbers(p);
    Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, java.util.Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double least = 0;
    for (int k = 0; k < order.length; k++) {
      least = Math.max(least, Math.min(1, (p.length - k) * p[order[k]]));
      adjusted[order[k]] = least;
    }
    return adjusted;
  }
}
