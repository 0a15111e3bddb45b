package org.tgd.radiotherapy.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanTemplate;

/** A flat patient of 30 by 30 voxels under four crossing beams of twelve beamlets each. */
public final class SmallPatient {
  private static final int SIDE = 30;

  private SmallPatient() {}

  public static Patient patient() {
    Grid grid = new Grid(SIDE, SIDE, 1, new Point(5, 5, 5), new Point(0, 0, 0));
    StructureSet structures =
        new StructureSet(
            grid,
            List.of(
                new Structure("Target", StructureType.TARGET, 1, disc(15, 15, 5)),
                new Structure("Organ", StructureType.OAR, 2, disc(20, 15, 4)),
                new Structure(
                    "Body",
                    StructureType.EXTERNAL,
                    3,
                    VoxelSet.of(IntStream.range(0, SIDE * SIDE).toArray()))));
    return Patient.of("small", structures, structures.withoutOverlaps(), matrix());
  }

  public static PlanEvaluator evaluator() {
    return evaluator(false);
  }

  public static PlanEvaluator evaluator(boolean tuneDoses) {
    GoalSet goals =
        GoalParser.parse(
            """
            name: small
            prescription: 60
            normalize: {structure: Target, metric: D95, value: 60, unit: Gy}
            goals:
              - {structure: Target, metric: max, operator: "<=", value: 64, unit: Gy, priority: 1}
              - {structure: Organ, metric: V40, operator: "<=", value: 20, unit: "%", priority: 2}
              - {structure: Organ, metric: mean, operator: minimize, value: 0, unit: Gy, priority: 3}
            """,
            "small.yaml");
    PlanTemplate template =
        PlanTemplate.of(
            List.of(
                new WeightedObjective("Target", 100, new SquaredDeviation(60)),
                new WeightedObjective("Organ", 100, new SquaredOverdosing(0)),
                new WeightedObjective("Body", 100, new SquaredOverdosing(30))),
            List.of());
    return new PlanEvaluator(
        patient(), tuneDoses ? template.withTunedDoses() : template, goals, Workers.of(1));
  }

  private static VoxelSet disc(int cx, int cy, int radius) {
    return VoxelSet.of(
        IntStream.range(0, SIDE * SIDE)
            .filter(
                i -> {
                  int dx = i % SIDE - cx;
                  int dy = i / SIDE - cy;
                  return dx * dx + dy * dy <= radius * radius;
                })
            .toArray());
  }

  private static DoseInfluenceMatrix matrix() {
    List<Integer> rows = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    int[] start = new int[49];
    for (int j = 0; j < 48; j++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        double dose = dose(j / 12, 9 + j % 12, i % SIDE, i / SIDE);
        if (dose > 1e-4) {
          rows.add(i);
          values.add((float) dose);
        }
      }
      start[j + 1] = rows.size();
    }
    float[] value = new float[values.size()];
    for (int k = 0; k < value.length; k++) {
      value[k] = values.get(k);
    }
    return new DoseInfluenceMatrix(
        SIDE * SIDE, start, rows.stream().mapToInt(Integer::intValue).toArray(), value);
  }

  private static double dose(int beam, int centre, int x, int y) {
    int across = beam % 2 == 0 ? x : y;
    int along = beam % 2 == 0 ? y : x;
    int depth = beam < 2 ? along : SIDE - 1 - along;
    return Math.exp(-0.5 * Math.pow((across - centre) / 1.2, 2)) * Math.exp(-0.03 * depth);
  }
}
