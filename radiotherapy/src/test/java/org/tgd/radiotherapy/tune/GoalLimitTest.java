package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.SmallPatient;

class GoalLimitTest {
  private final Patient patient = SmallPatient.patient();
  private final PlanScale scale = new PlanScale(60, patient.voxelCc());

  private Optional<DoseConstraint> limit(String goal) {
    String text = "name: a\nprescription: 60\ngoals:\n  - {priority: 1, " + goal + "}\n";
    return new GoalLimit(patient, scale).of(GoalParser.parse(text, "a.yaml").goals().get(0));
  }

  private DoseConstraint known(String goal) {
    return limit(goal).orElseThrow();
  }

  @Test
  void dosesOfATargetAreLimitedAsTheyStand() {
    DoseConstraint hottest =
        known("structure: Target, metric: D2, operator: '<=', value: 110, unit: '%'");
    assertThat(hottest.doseGy()).isEqualTo(66 - GoalLimit.MARGIN_GY);
    assertThat(hottest.volumePercent()).isEqualTo(2);
    assertThat(hottest.sign()).isEqualTo(-1);
    DoseConstraint coldest =
        known("structure: Target, metric: V95%, operator: '>=', value: 98, unit: '%'");
    assertThat(coldest.doseGy()).isEqualTo(57 + GoalLimit.MARGIN_GY);
    assertThat(coldest.volumePercent()).isEqualTo(98);
    assertThat(coldest.sign()).isEqualTo(1);
  }

  @Test
  void whatLiesInTheTargetIsSpentOfTheVolumeThatMayBeHot() {
    int drawn = patient.voxels("Organ");
    int left = patient.objectiveVoxels("Organ");
    assertThat(left).isLessThan(drawn);
    DoseConstraint limit =
        known("structure: Organ, metric: V40, operator: '<=', value: 50, unit: '%'");
    assertThat(limit.volumePercent())
        .isEqualTo(100 * (0.5 * drawn - (drawn - left)) / left, within(1e-9));
    assertThat(
            known("structure: Organ, metric: V40, operator: '<=', value: 1, unit: '%'")
                .volumePercent())
        .isZero();
  }

  @Test
  void volumesInCubicCentimetresAreSharesOfTheStructure() {
    double wholeCc = patient.voxels("Target") * patient.voxelCc();
    DoseConstraint limit =
        known("structure: Target, metric: D1cc, operator: '<=', value: 63, unit: Gy");
    assertThat(limit.volumePercent()).isEqualTo(100 / wholeCc, within(1e-9));
  }

  @Test
  void meansAndWhatIsToBeLowAreNoLimits() {
    assertThat(limit("structure: Organ, metric: mean, operator: '<=', value: 20, unit: Gy"))
        .isEmpty();
    assertThat(limit("structure: Organ, metric: max, operator: minimize, value: 0, unit: Gy"))
        .isEmpty();
  }
}
