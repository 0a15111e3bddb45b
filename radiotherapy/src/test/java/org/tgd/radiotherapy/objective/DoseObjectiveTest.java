package org.tgd.radiotherapy.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoseObjectiveTest {
  static Stream<DoseObjective> all() {
    return Stream.of(
        new SquaredDeviation(50),
        new SquaredOverdosing(40),
        new SquaredUnderdosing(60),
        new MeanDose(20),
        new EquivalentUniformDose(30, 3.5),
        new EquivalentUniformDose(30, 8),
        new EquivalentUniformDose(60, -5),
        new MaxDvh(30, 20),
        new MinDvh(60, 90),
        new MaxDvh(30, 20).softened(50),
        new MinDvh(60, 90).softened(5),
        new VoxelwiseLimit(doses(17, 3), 1),
        new VoxelwiseLimit(doses(17, 4), -1));
  }

  private static double[] doses(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(n, 5, 80).toArray();
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradientAgreesWithCentralDifferences(DoseObjective objective) {
    double[] doses = doses(17, 1);
    double[] gradient = new double[17];
    double value = objective.gradient(doses, gradient);
    assertThat(value).isCloseTo(objective.value(doses), within(1e-9 * Math.abs(value) + 1e-12));
    for (int i = 0; i < doses.length; i++) {
      double step = 1e-5;
      double[] up = doses.clone();
      double[] down = doses.clone();
      up[i] += step;
      down[i] -= step;
      double numeric = (objective.value(up) - objective.value(down)) / (2 * step);
      assertThat(gradient[i]).as("voxel %d", i).isCloseTo(numeric, within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void curvatureOfConvexObjectivesAgreesWithDifferencesOfTheGradient(DoseObjective objective) {
    if (objective instanceof EquivalentUniformDose eud) {
      // convex above the reference dose for k >= 1, below it for k <= 1
      assertCurvature(
          objective,
          Arrays.stream(doses(17, 2)).map(v -> eud.exponent() >= 1 ? v + 40 : v / 10).toArray());
    } else if (objective.convex()) {
      assertCurvature(objective, doses(17, 2));
    } else {
      double[] diagonal = new double[17];
      objective.curvature(doses(17, 2), diagonal);
      assertThat(Arrays.stream(diagonal).min().orElseThrow()).isNotNegative();
    }
  }

  private static void assertCurvature(DoseObjective objective, double[] doses) {
    int n = doses.length;
    double[] diagonal = new double[n];
    RankOne rest = objective.curvature(doses, diagonal);
    double[] up = new double[n];
    double[] down = new double[n];
    for (int j = 0; j < n; j++) {
      double step = 1e-4;
      double[] moved = doses.clone();
      moved[j] += step;
      objective.gradient(moved, up);
      moved[j] -= 2 * step;
      objective.gradient(moved, down);
      for (int i = 0; i < n; i++) {
        double coupled =
            rest.coefficient() == 0
                ? 0
                : rest.coefficient() * rest.direction(i) * rest.direction(j);
        double expected = coupled + (i == j ? diagonal[i] : 0);
        assertThat((up[i] - down[i]) / (2 * step)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void maxDvhLeavesOutTheHottestVoxels() {
    double[] doses = {10, 20, 30, 40, 50};
    // rank ceil(0.4 * 5) = 2 of the descending doses: D_q = 40
    assertThat(new MaxDvh(15, 40).value(doses)).isEqualTo((25.0 + 225 + 625) / 5);
  }

  @Test
  void minDvhLeavesOutTheColdestVoxels() {
    double[] doses = {10, 20, 30, 40, 50};
    // rank ceil(0.8 * 5) = 4 of the descending doses: D_q = 20
    assertThat(new MinDvh(45, 80).value(doses)).isEqualTo((625.0 + 225 + 25) / 5);
  }

  @Test
  void tiedDosesAtTheRankAllCount() {
    double[] doses = {40, 40, 40, 40};
    assertThat(new MaxDvh(30, 50).value(doses)).isEqualTo(100);
  }

  @Test
  void equivalentUniformDoseOfExponentOneIsTheMean() {
    double[] doses = doses(17, 4);
    assertThat(new EquivalentUniformDose(25, 1).value(doses))
        .isCloseTo(new MeanDose(25).value(doses), within(1e-9));
  }

  @Test
  void softenedObjectiveTendsToTheHardOne() {
    double[] doses = doses(40, 5);
    MaxDvh hard = new MaxDvh(30, 20);
    assertThat(hard.softened(1e-6).value(doses)).isCloseTo(hard.value(doses), within(1e-3));
  }

  @Test
  void rejectsDosesAndVolumesOutOfRange() {
    assertThatThrownBy(() -> new SquaredDeviation(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new MaxDvh(30, 0)).hasMessageContaining("volume was 0.0");
    assertThatThrownBy(() -> new EquivalentUniformDose(30, 0)).hasMessageContaining("exponent");
    assertThatThrownBy(() -> new WeightedObjective("PTV", -1, new MeanDose(0)))
        .hasMessageContaining("weight was -1.0");
  }

  @Test
  void selectFindsOrderStatistics() {
    double[] doses = doses(101, 6);
    double[] sorted = doses.clone();
    Arrays.sort(sorted);
    for (int k = 0; k < sorted.length; k += 10) {
      assertThat(Ranks.select(doses.clone(), k)).isEqualTo(sorted[k]);
    }
  }

  @Test
  void uniformDoseOfANegativeExponentPullsVoxelsUpFromNothing() {
    double[] doses = doses(17, 1);
    doses[3] = 0;
    double[] gradient = new double[17];
    EquivalentUniformDose objective = new EquivalentUniformDose(60, -10);
    assertThat(objective.gradient(doses, gradient)).isEqualTo(3600);
    double step = 1e-6;
    doses[3] = step;
    assertThat(gradient[3])
        .isNegative()
        .isCloseTo((objective.value(doses) - 3600) / step, within(1e-3 * -gradient[3]));
  }

  @Test
  void uniformDoseSurvivesExtremePowers() {
    double[] doses = {1e-3, 50, 60};
    double uniform = Math.sqrt(new EquivalentUniformDose(0, -200).value(doses));
    assertThat(uniform).isCloseTo(1e-3 * Math.pow(3, 1 / 200.0), within(1e-9));
  }

  @Test
  void meanAsUniformDoseHasItsSlopeAtNothing() {
    double[] gradient = new double[4];
    new EquivalentUniformDose(10, 1).gradient(new double[] {0, 2, 0, 2}, gradient);
    assertThat(gradient).containsOnly(2 * (1 - 10) / 4.0);
  }
}
