package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Finding;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.RandomProblem;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

class GoalConflictsTest {
  private static final String GOALS =
      """
      name: two
      prescription: 60
      goals:
        - {structure: %s, metric: mean, operator: ">=", value: %s, unit: Gy}
        - {structure: Organ, metric: mean, operator: "<=", value: %s, unit: Gy}
      """;

  private static Finding finding(PlanEvaluator evaluator, String about) {
    return evaluator.evaluate(evaluator.template().start().text()).findings().stream()
        .filter(each -> each.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  private static PlanEvaluator evaluator(String other, double otherGy, double organGy) {
    GoalSet goals = GoalParser.parse(GOALS.formatted(other, otherGy, organGy), "two.yaml");
    RandomProblem random = new RandomProblem(1);
    Map<String, int[]> voxels = RandomProblem.structures();
    StructureSet structures =
        new StructureSet(
            new Grid(8, 8, 8, new Point(5, 5, 5), new Point(0, 0, 0)),
            List.of(
                structure(voxels, "Target", StructureType.TARGET),
                structure(voxels, "Organ", StructureType.OAR),
                structure(voxels, "Body", StructureType.EXTERNAL)));
    return new PlanEvaluator(
        Patient.of("random", structures, structures, random.matrix()),
        PlanTemplate.of(random.objectives(), List.of()),
        goals,
        Workers.of(1));
  }

  private static Structure structure(Map<String, int[]> voxels, String name, StructureType type) {
    return new Structure(name, type, 1, VoxelSet.of(voxels.get(name)));
  }

  private static double organMean() {
    PlanEvaluator evaluator = evaluator("Target", 60, 60);
    Plan plan = evaluator.plan(evaluator.template().start());
    return Arrays.stream(plan.doses().get("Organ")).average().orElseThrow();
  }

  @Test
  void goalsThatPullApartAreNamed() {
    double organ = organMean();
    Finding missed = finding(evaluator("Organ", organ * 0.995, organ * 0.99), "Organ mean");
    assertThat(missed.advice()).contains("It contradicts Organ mean >= ", "each can be met alone");
  }

  @Test
  void goalsThatCanBeMetTogetherAreNot() {
    Finding missed = finding(evaluator("Target", 1, organMean() * 0.99), "Organ mean");
    assertThat(missed.advice()).doesNotContain("contradicts");
  }
}
