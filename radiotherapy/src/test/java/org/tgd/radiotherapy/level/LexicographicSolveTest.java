package org.tgd.radiotherapy.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.level.LexicographicSolve.Stage;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.SmallPatient;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanTemplate;

class LexicographicSolveTest {
  private static final String HEAD =
      """
      name: small
      prescription: 60
      normalize: {structure: Target, metric: D95, value: 60, unit: Gy}
      goals:
        - {structure: Target, metric: max, operator: "<=", value: 66, unit: Gy, priority: 1}
      """;

  private final Workers workers = Workers.of(1);
  private final Patient patient = SmallPatient.patient();
  private final PlanTemplate template = SmallPatient.evaluator().template();

  @AfterEach
  void close() {
    workers.close();
  }

  private List<Stage> stages(String... goals) {
    GoalSet set = GoalParser.parse(HEAD + String.join("\n", goals), "small.yaml");
    return LexicographicSolve.stages(
        patient, set, template, new FluenceOptimizer(SolverSettings.DEFAULT, workers));
  }

  private static Plan last(List<Stage> stages) {
    return stages.get(stages.size() - 1).plan().orElseThrow();
  }

  private static double observed(Plan plan, int goal) {
    return plan.score().lines().get(goal).observed();
  }

  @Test
  void limitsOfAllLevelsAreKeptAndWhatIsToBeLowIsLowered() {
    List<Stage> stages =
        stages(
            "  - {structure: Organ, metric: V40, operator: <=, value: 50, unit: '%', priority: 2}",
            "  - {structure: Organ, metric: mean, operator: minimize, value: 0, unit: Gy,"
                + " priority: 3}");
    Plan plan = last(stages);
    assertThat(plan.score().met()).isEqualTo(2);
    assertThat(plan.score().doseFactor()).isEqualTo(1, within(1e-3));
    Plan kept =
        stages.stream()
            .filter(stage -> stage.aim().equals("keep the limits of level 2"))
            .findFirst()
            .flatMap(Stage::plan)
            .orElseThrow();
    assertThat(observed(plan, 2)).isLessThanOrEqualTo(observed(kept, 2) + 1e-6);
    assertThat(observed(plan, 2)).isLessThan(0.9 * observed(stages.get(0).plan().orElseThrow(), 2));
  }

  @Test
  void aLimitThatNoPlanKeepsIsMissedByLittleAndCostsNoEarlierLevel() {
    List<Stage> stages =
        stages(
            "  - {structure: Organ, metric: max, operator: <=, value: 5, unit: Gy, priority: 2}");
    assertThat(stages)
        .filteredOn(stage -> stage.aim().equals("keep the limits of level 2"))
        .allSatisfy(stage -> assertThat(stage.plan()).isEmpty())
        .allSatisfy(stage -> assertThat(stage.refusal()).contains("Organ"));
    Plan plan = last(stages);
    assertThat(observed(plan, 0)).isLessThanOrEqualTo(66);
    assertThat(plan.score().doseFactor()).isEqualTo(1, within(1e-3));
    assertThat(observed(plan, 1)).isBetween(5.0, observed(stages.get(0).plan().orElseThrow(), 1));
  }

  @Test
  void theSameGoalsGiveTheSamePlan() {
    String goal =
        "  - {structure: Organ, metric: D50, operator: <=, value: 20, unit: Gy, priority: 1}";
    assertThat(last(stages(goal)).fluence().weights())
        .isEqualTo(last(stages(goal)).fluence().weights());
  }

  @Test
  void refusesGoalsOfAStructureThatThePatientLacks() {
    assertThatThrownBy(
            () ->
                stages(
                    "  - {structure: Heart, metric: max, operator: <=, value: 5, unit: Gy,"
                        + " priority: 1}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Heart");
  }
}
