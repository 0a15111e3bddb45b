package org.tgd.radiotherapy.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;

class LossRuleTest {
  private static final String SET =
      """
      prescription: 70
      %s
      goals:
        - {structure: PTV, metric: D95, operator: ">=", value: 70, unit: Gy, priority: 1}
        - {structure: Rectum, metric: V60, operator: "<=", value: 2, unit: cc, priority: 2}
        - {structure: Rectum, metric: mean, operator: minimize, value: 0, unit: Gy, priority: 3}
      """;

  private static GoalSet set(String loss) {
    return GoalParser.parse(SET.formatted(loss), "goals.yaml");
  }

  /** A target of 100 cc and a rectum of 80 cc, each with one dose everywhere. */
  private static double loss(GoalSet goals, double targetGy, double rectumGy) {
    return PlanScore.of(
            goals, Map.of("PTV", flat(1000, targetGy), "Rectum", flat(800, rectumGy)), 0.1)
        .loss();
  }

  private static double[] flat(int voxels, double gy) {
    double[] doses = new double[voxels];
    Arrays.fill(doses, gy);
    return doses;
  }

  @Test
  void aSmallVolumeLimitCannotDrownTargetCoverage() {
    assertThat(loss(set("loss: sum"), 70, 62)).isGreaterThan(loss(set("loss: sum"), 56, 50));
    assertThat(loss(set("loss: levels"), 70, 62)).isLessThan(loss(set("loss: levels"), 56, 50));
    assertThat(loss(set("loss: levels"), 70, 62)).isLessThan(loss(set("loss: levels"), 69.9, 0));
  }

  @Test
  void whatAGoalCostsIsBoundedOnBothSides() {
    GoalSet levels = set("loss: levels");
    assertThat(loss(levels, 0, 1e6)).isLessThanOrEqualTo(1e6 + 1e3 + 1);
    assertThat(loss(levels, 70, 0)).isZero();
    // 1.4 Gy below 70 is a share of 0.02: a million times 0.02 / 0.07, and 7 Gy in the rectum
    assertThat(loss(levels, 68.6, 7)).isEqualTo(1e6 * 0.02 / 0.07 + 0.1, within(1e-6));
  }

  @Test
  void aSetIsASumUnlessItSaysLevels() {
    assertThat(set("").rule()).isEqualTo(LossRule.SUM);
    assertThat(GoalParser.builtIn("prostate-70.2").rule()).isEqualTo(LossRule.SUM);
    assertThatThrownBy(() -> set("loss: worst"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("loss: was 'worst'; must be sum or levels");
  }
}
