package org.tgd.radiotherapy.patient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.RowMatrix;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;

/**
 * A patient ready for inverse planning: the dose-influence matrix over the voxels of all
 * structures, and which of its rows belong to which structure. Immutable and thread-safe.
 *
 * <p>Objectives look at structures after overlap priorities (a rectum voxel inside the target
 * belongs to the target), statistics and goals at the structures as drawn.
 */
public final class Patient {
  private final String name;
  private final Grid grid;
  private final int[] voxels;
  private final RowMatrix matrix;
  private final Map<String, int[]> objectiveRows;
  private final Map<String, int[]> drawnRows;

  private Patient(
      String name,
      Grid grid,
      int[] voxels,
      RowMatrix matrix,
      Map<String, int[]> objectiveRows,
      Map<String, int[]> drawnRows) {
    this.name = name;
    this.grid = grid;
    this.voxels = voxels;
    this.matrix = matrix;
    this.objectiveRows = objectiveRows;
    this.drawnRows = drawnRows;
  }

  /**
   * A patient with structures on the grid of the dose-influence matrix.
   *
   * @param name the name of the case
   * @param drawn the structures as drawn
   * @param objective the same structures after overlap priorities
   * @param matrix the dose-influence matrix
   * @throws InputException if matrix and structures are not on the same grid
   */
  public static Patient of(
      String name, StructureSet drawn, StructureSet objective, DoseInfluenceMatrix matrix) {
    if (matrix.rows() != drawn.grid().voxels()) {
      throw new InputException(
          "case %s: the dose-influence matrix has %d rows, the dose grid %d voxels; must be as many"
              .formatted(name, matrix.rows(), drawn.grid().voxels()));
    }
    BitSet used = drawn.union();
    used.or(objective.union());
    int[] number = new int[matrix.rows()];
    Arrays.fill(number, -1);
    int next = 0;
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      number[i] = next++;
    }
    return new Patient(
        name,
        drawn.grid(),
        used.stream().toArray(),
        RowMatrix.select(matrix, number),
        rows(objective, number),
        rows(drawn, number));
  }

  /** The patient of a case, with a dose-influence matrix of its beams. */
  public static Patient of(PlanningCase planningCase, DoseInfluenceMatrix matrix) {
    return of(planningCase.name(), planningCase.evaluation(), planningCase.optimization(), matrix);
  }

  private static Map<String, int[]> rows(StructureSet structures, int[] number) {
    Map<String, int[]> rows = new LinkedHashMap<>();
    for (Structure structure : structures.structures()) {
      rows.put(
          structure.name(),
          Arrays.stream(structure.voxels().toArray()).map(voxel -> number[voxel]).toArray());
    }
    return Collections.unmodifiableMap(rows);
  }

  /** The name of the case. */
  public String name() {
    return name;
  }

  /** The volume of a dose voxel in cm³. */
  public double voxelCc() {
    return grid.voxelVolumeCc();
  }

  /** The number of beamlets. */
  public int beamlets() {
    return matrix.columns();
  }

  /** The names of the structures, in the order of the case. */
  public List<String> structures() {
    return new ArrayList<>(drawnRows.keySet());
  }

  /** The names of the structures that have voxels on the dose grid, in the order of the case. */
  public List<String> filledStructures() {
    return structures().stream().filter(structure -> voxels(structure) > 0).toList();
  }

  /**
   * Checks that goals can be judged on this patient.
   *
   * @throws InputException if a goal names a structure that the patient lacks or that is empty
   */
  public void requireStructures(GoalSet goals) {
    for (String structure : goals.structures()) {
      if (!filledStructures().contains(structure)) {
        throw new InputException(
            "goal set '%s' names the structure '%s'; case %s has %s"
                .formatted(goals.name(), structure, name(), String.join(", ", filledStructures())));
      }
    }
  }

  /**
   * What a reader of judged goals should know: goals that ask for more of a structure, in cc, than
   * there is of it, in which case all of it is looked at.
   *
   * @param goals goals whose structures this patient has
   */
  public List<String> notes(GoalSet goals) {
    List<String> notes = new ArrayList<>();
    for (Goal goal : goals.goals()) {
      double wholeCc = voxels(goal.structure()) * voxelCc();
      if (asksForCc(goal) > wholeCc) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s: '%s' has %.3g cc on the dose grid, so all of it is looked at",
                goal.text(),
                goal.structure(),
                wholeCc));
      }
    }
    return notes;
  }

  private static double asksForCc(Goal goal) {
    if (goal.metric() instanceof DoseMetric.DoseAtVolume at && at.absolute()) {
      return at.volume();
    }
    return goal.unit() == Goal.Unit.CC && goal.operator() == Goal.Operator.AT_LEAST
        ? goal.value()
        : 0;
  }

  /** How many dose voxels a structure as drawn has. */
  public int voxels(String structure) {
    return drawnRows.get(structure).length;
  }

  /** How many dose voxels of a structure objectives look at, after overlap priorities. */
  public int objectiveVoxels(String structure) {
    return objectiveRows.get(structure).length;
  }

  /** How many dose voxels two structures as drawn share. */
  public int shared(String one, String other) {
    int[] sorted = drawnRows.get(other).clone();
    Arrays.sort(sorted);
    return (int)
        Arrays.stream(drawnRows.get(one)).filter(r -> Arrays.binarySearch(sorted, r) >= 0).count();
  }

  /**
   * The inner problem of this case.
   *
   * @throws InputException if an objective names a structure that is unknown or has no voxel
   */
  public InverseProblem problem(
      List<WeightedObjective> objectives, List<DoseConstraint> constraints) {
    return new InverseProblem(matrix, objectiveRows, objectives, constraints, this::place);
  }

  private String place(int row) {
    int voxel = voxels[row];
    Point centre = grid.center(voxel);
    return String.format(
        Locale.ROOT,
        "voxel %d (column %d, row %d, slice %d; at %.1f, %.1f, %.1f mm)",
        voxel,
        grid.column(voxel),
        grid.row(voxel),
        grid.slice(voxel),
        centre.x(),
        centre.y(),
        centre.z());
  }

  /** The doses in Gy of the voxels of structures as drawn, for given beamlet weights. */
  public Map<String, double[]> doses(
      double[] weights, Iterable<String> structures, Workers workers) {
    double[] dose = new double[matrix.rows()];
    matrix.multiply(weights, dose, workers);
    return ofRows(structures, rows -> Arrays.stream(rows).mapToDouble(r -> dose[r]).toArray());
  }

  /**
   * The same, computed in these structures alone: quicker where they are a small part of the
   * patient.
   */
  public Map<String, double[]> doses(double[] weights, Iterable<String> structures) {
    return ofRows(structures, rows -> matrix.multiply(weights, rows));
  }

  private Map<String, double[]> ofRows(
      Iterable<String> structures, Function<int[], double[]> dosesOfRows) {
    Map<String, double[]> doses = new LinkedHashMap<>();
    for (String structure : structures) {
      int[] rows = drawnRows.get(structure);
      if (rows == null) {
        throw new InputException(
            "the structure '%s' is unknown; case %s has %s"
                .formatted(structure, name, String.join(", ", drawnRows.keySet())));
      }
      doses.put(structure, dosesOfRows.apply(rows));
    }
    return doses;
  }
}
