package org.tgd.benchmarks.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Friedman's test over blocks, and Nemenyi's critical difference of mean ranks (Demšar, J. Mach.
 * Learn. Res. 7, 1, 2006). Rank 1 is the largest score.
 *
 * @param meanRanks one for each method
 * @param chiSquared the statistic, with one degree of freedom less than methods
 * @param p its p value
 * @param criticalDifference mean ranks that differ by more differ at the level of 5 %
 */
public record Friedman(
    List<Double> meanRanks, double chiSquared, double p, double criticalDifference) {
  private static final double LEVEL = 0.05;

  /** Copies the ranks. */
  public Friedman {
    meanRanks = List.copyOf(meanRanks);
  }

  /**
   * Tests scores, larger better. Where every block has equal scores throughout, nothing differs.
   *
   * @param scores a row for each block, a column for each of at least two methods
   * @throws IllegalArgumentException without blocks, for fewer than two methods, for blocks that
   *     lack one, and for NaN
   */
  public static Friedman of(double[][] scores) {
    int n = scores.length;
    int k = n == 0 ? 0 : scores[0].length;
    if (k < 2 || Arrays.stream(scores).anyMatch(block -> block.length != k)) {
      throw new IllegalArgumentException(
          "%d blocks of %s scores; at least 1 block is needed, and each with as many, 2 or more"
              .formatted(n, Arrays.stream(scores).map(block -> block.length).distinct().toList()));
    }
    double[] sums = new double[k];
    double ties = 0;
    for (double[] block : scores) {
      double[] ranks = Ranks.ascending(Arrays.stream(block).map(score -> -score).toArray());
      ties += Ranks.tieSum(ranks);
      for (int j = 0; j < k; j++) {
        sums[j] += ranks[j];
      }
    }
    double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
    double plain = 12.0 / (n * k * (k + 1.0)) * squares - 3.0 * n * (k + 1);
    double spread = 1 - ties / (n * k * ((double) k * k - 1));
    double chi = spread <= 0 ? 0 : plain / spread;
    double p = 1 - new ChiSquaredDistribution(null, k - 1).cumulativeProbability(chi);
    double difference = studentizedRange(k) / Math.sqrt(2) * Math.sqrt(k * (k + 1.0) / (6.0 * n));
    return new Friedman(Arrays.stream(sums).mapToObj(sum -> sum / n).toList(), chi, p, difference);
  }

  /** Nemenyi's q at 5 %: the studentized range over √2, for infinitely many degrees of freedom. */
  public static double nemenyiQ(int methods) {
    return studentizedRange(methods) / Math.sqrt(2);
  }

  /** P(range of k normals ≤ q) = k ∫ φ(x) (Φ(x) − Φ(x − q))^(k−1) dx. */
  private static double studentizedRange(int k) {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    return new BrentSolver(1e-12, 1e-12)
        .solve(
            200,
            q ->
                new SimpsonIntegrator(1e-12, 1e-14, 6, 20)
                        .integrate(
                            10_000_000,
                            x ->
                                k
                                    * normal.density(x)
                                    * Math.pow(
                                        normal.cumulativeProbability(x)
                                            - normal.cumulativeProbability(x - q),
                                        k - 1),
                            -9,
                            9 + q)
                    - (1 - LEVEL),
            0.5,
            8);
  }
}
