package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** Weights whose plan has a dose that beams cannot give: one beamlet, much more in the skin. */
class UndeliverableTest {
  private static PlanEvaluator evaluator() {
    Grid grid = new Grid(2, 1, 1, new Point(5, 5, 5), new Point(0, 0, 0));
    StructureSet structures =
        new StructureSet(
            grid,
            List.of(
                new Structure("Target", StructureType.TARGET, 1, VoxelSet.of(0)),
                new Structure("Skin", StructureType.OAR, 2, VoxelSet.of(1))));
    DoseInfluenceMatrix matrix =
        new DoseInfluenceMatrix(2, new int[] {0, 2}, new int[] {0, 1}, new float[] {0.02f, 10});
    PlanTemplate template =
        PlanTemplate.of(
            List.of(
                new WeightedObjective("Target", 100, new SquaredDeviation(60)),
                new WeightedObjective("Skin", 100, new SquaredOverdosing(30))),
            List.of());
    return new PlanEvaluator(
        Patient.of("hot skin", structures, structures, matrix),
        template,
        GoalParser.parse(
            """
            name: hot
            prescription: 60
            goals:
              - {structure: Skin, metric: max, operator: "<=", value: 30, unit: Gy, priority: 1}
            """,
            "hot.yaml"),
        Workers.of(1));
  }

  @Test
  void weightsWithoutAPlanAreFeedbackAndNoCrash() {
    PlanEvaluator evaluator = evaluator();
    assertThat(evaluator.evaluate("Target: 100\nSkin: 100")).isInstanceOf(Evaluation.Scored.class);
    String absurd = "Target: 10000\nSkin: 1";
    Evaluation evaluation = evaluator.evaluate(absurd);
    assertThat(evaluation).isInstanceOf(Evaluation.Rejected.class);
    assertThat(evaluation.report()).contains("1183 Gy at voxel 1", "ten times the largest dose");
    assertThat(evaluation.findings()).hasSize(1);
    Weights weights = Weights.parse(absurd, evaluator.template().names()).weights().orElseThrow();
    assertThat(evaluator.loss(weights)).isInfinite();
  }
}
