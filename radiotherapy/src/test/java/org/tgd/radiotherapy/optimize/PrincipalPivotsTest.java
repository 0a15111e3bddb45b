package org.tgd.radiotherapy.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random quadratics under bounds and limits, checked by the conditions of an optimum. */
class PrincipalPivotsTest {
  private static final int VARIABLES = 14;
  private static final int LIMITS = 20;

  private final double[][] lower = new double[VARIABLES][];
  private final double[] linear = new double[VARIABLES];
  private final double[][] rows = new double[LIMITS][VARIABLES];
  private final double[] bounds = new double[LIMITS];

  private void draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] root = new double[VARIABLES][VARIABLES];
    for (double[] line : root) {
      Arrays.setAll(line, j -> random.nextDouble() - 0.3);
    }
    for (int i = 0; i < VARIABLES; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        lower[i][j] = Vectors.dot(root[i], root[j]);
      }
      linear[i] = random.nextDouble() * 4 - 1;
    }
    for (int i = 0; i < LIMITS; i++) {
      Arrays.setAll(rows[i], j -> random.nextDouble());
      bounds[i] = i % 5 == 4 ? Double.NEGATIVE_INFINITY : 1 + 2 * random.nextDouble();
    }
  }

  @Test
  void minimumMeetsTheConditionsOfAnOptimumWhateverTheGuess() {
    for (int seed = 0; seed < 40; seed++) {
      draw(seed);
      boolean[] guess = new boolean[VARIABLES + LIMITS];
      Arrays.fill(guess, 0, VARIABLES, seed % 2 == 0);
      for (int i = 0; i < LIMITS; i++) {
        guess[VARIABLES + i] = seed % 3 == 0 && Double.isFinite(bounds[i]);
      }
      double[] start = new double[VARIABLES];
      Arrays.fill(start, 0.5);
      PrincipalPivots solved = new PrincipalPivots(lower, linear, rows, bounds).solve(guess, start);
      assertThat(solved.ended()).as("seed %d", seed).isTrue();
      requireOptimal(solved);
    }
  }

  /** As where a mean is all that is wished for: most directions do not bend at all. */
  @Test
  void limitsHoldWhereTheQuadraticHardlyBends() {
    for (int seed = 0; seed < 40; seed++) {
      draw(seed);
      double[] bent = new SplittableRandom(seed).doubles(VARIABLES).toArray();
      for (int i = 0; i < VARIABLES; i++) {
        for (int j = 0; j <= i; j++) {
          lower[i][j] = bent[i] * bent[j];
        }
        linear[i] = 0.1 + Math.abs(linear[i]);
      }
      boolean[] guess = new boolean[VARIABLES + LIMITS];
      double[] start = new double[VARIABLES];
      Arrays.fill(start, 0.5);
      PrincipalPivots solved = new PrincipalPivots(lower, linear, rows, bounds).solve(guess, start);
      assertThat(solved.ended()).as("seed %d", seed).isTrue();
      for (int i = 0; i < LIMITS; i++) {
        double slack = Vectors.dot(rows[i], solved.minimiser()) - bounds[i];
        assertThat(slack).as("seed %d, limit %d", seed, i).isGreaterThan(-1e-2);
      }
    }
  }

  private void requireOptimal(PrincipalPivots solved) {
    double[] z = solved.minimiser();
    double[] slope = new double[VARIABLES];
    NearbyOptimum.subtractProduct(lower, z, slope);
    Arrays.setAll(slope, j -> linear[j] - slope[j]);
    for (int i = 0; i < LIMITS; i++) {
      double slack = Vectors.dot(rows[i], z) - bounds[i];
      double multiplier = solved.multiplier(i);
      assertThat(slack).isGreaterThan(-1e-5);
      assertThat(multiplier).isGreaterThan(-1e-8);
      assertThat(multiplier == 0 ? 0 : multiplier * slack).isCloseTo(0, within(1e-4));
      Vectors.add(-multiplier, rows[i], slope);
    }
    for (int j = 0; j < VARIABLES; j++) {
      assertThat(slope[j]).isGreaterThan(-1e-5);
      assertThat(slope[j] * z[j]).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void interiorPointComesToTheSameMinimum() {
    for (int seed = 0; seed < 10; seed++) {
      draw(seed);
      double[] start = new double[VARIABLES];
      InteriorPoint inside = new InteriorPoint(lower, linear, rows, bounds).from(start);
      PrincipalPivots exact =
          new PrincipalPivots(lower, linear, rows, bounds).solve(inside.basis(), start);
      assertThat(inside.ended()).isTrue();
      for (int j = 0; j < VARIABLES; j++) {
        assertThat(inside.variable(j)).isCloseTo(exact.minimiser()[j], within(1e-5));
      }
    }
  }

  @Test
  void contradictingLimitsDoNotEnd() {
    draw(1);
    rows[0] = rows[1].clone();
    Arrays.setAll(rows[0], j -> -rows[1][j]);
    bounds[0] = -1;
    bounds[1] = 2;
    assertThat(new InteriorPoint(lower, linear, rows, bounds).from(new double[VARIABLES]).ended())
        .isFalse();
  }
}
