package org.tgd.radiotherapy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.InputException;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.RowMatrix;
import org.tgd.radiotherapy.optimize.Workers;

/**
 * A patient ready for inverse planning: the dose-influence matrix over the voxels of all
 * structures, and which of its rows belong to which structure. Immutable and thread-safe.
 *
 * <p>Objectives look at structures after overlap priorities (a rectum voxel inside the target
 * belongs to the target), statistics and goals at the structures as drawn.
 */
public final class PlanningCase {
  private final String name;
  private final double voxelCc;
  private final RowMatrix matrix;
  private final Map<String, int[]> objectiveRows;
  private final Map<String, int[]> drawnRows;

  private PlanningCase(
      String name,
      double voxelCc,
      RowMatrix matrix,
      Map<String, int[]> objectiveRows,
      Map<String, int[]> drawnRows) {
    this.name = name;
    this.voxelCc = voxelCc;
    this.matrix = matrix;
    this.objectiveRows = objectiveRows;
    this.drawnRows = drawnRows;
  }

  /**
   * The voxels of the structures of a case, by structure name.
   *
   * @param name the name of the case
   * @param voxelCc the volume of a dose voxel in cm³
   * @param objective voxel numbers after overlap priorities
   * @param drawn voxel numbers of the structures as drawn, for the same names
   */
  public record Voxels(
      String name, double voxelCc, Map<String, int[]> objective, Map<String, int[]> drawn) {
    /** Checks that nothing is missing. */
    public Voxels {
      requireNonNull(name, "name");
      objective = Collections.unmodifiableMap(new LinkedHashMap<>(objective));
      drawn = Collections.unmodifiableMap(new LinkedHashMap<>(drawn));
    }
  }

  /**
   * A case from a matrix that is stored by columns.
   *
   * @param voxels the structures' voxels
   * @param rows the number of voxels of the dose grid
   * @param columns the matrix
   */
  public static PlanningCase of(Voxels voxels, int rows, Columns columns) {
    int[] number = new int[rows];
    Arrays.fill(number, -1);
    for (Map<String, int[]> kind : List.of(voxels.objective(), voxels.drawn())) {
      kind.values().forEach(list -> Arrays.stream(list).forEach(voxel -> number[voxel] = 0));
    }
    int next = 0;
    for (int i = 0; i < rows; i++) {
      if (number[i] == 0) {
        number[i] = next++;
      }
    }
    RowMatrix matrix =
        RowMatrix.select(columns.columnStart(), columns.row(), columns.value(), number);
    return new PlanningCase(
        voxels.name(),
        voxels.voxelCc(),
        matrix,
        renumbered(voxels.objective(), number),
        renumbered(voxels.drawn(), number));
  }

  /** A sparse matrix by columns: starts, row numbers and values. */
  public interface Columns {
    /** Where each column starts, and the end of the last. */
    int[] columnStart();

    /** The row of each entry. */
    int[] row();

    /** The value of each entry in Gy. */
    float[] value();
  }

  private static Map<String, int[]> renumbered(Map<String, int[]> voxels, int[] number) {
    Map<String, int[]> rows = new LinkedHashMap<>();
    voxels.forEach(
        (structure, list) ->
            rows.put(structure, Arrays.stream(list).map(voxel -> number[voxel]).toArray()));
    return Collections.unmodifiableMap(rows);
  }

  /** The name of the case. */
  public String name() {
    return name;
  }

  /** The volume of a dose voxel in cm³. */
  public double voxelCc() {
    return voxelCc;
  }

  /** The number of beamlets. */
  public int beamlets() {
    return matrix.columns();
  }

  /** The names of the structures, in the order of the case. */
  public List<String> structures() {
    return new ArrayList<>(drawnRows.keySet());
  }

  /** How many dose voxels a structure as drawn has. */
  public int voxels(String structure) {
    return drawnRows.get(structure).length;
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
      List<WeightedObjective> objectives, List<MinimumDoseConstraint> constraints) {
    return new InverseProblem(matrix, objectiveRows, objectives, constraints);
  }

  /** The doses in Gy of the voxels of structures as drawn, for given beamlet weights. */
  public Map<String, double[]> doses(
      double[] weights, Iterable<String> structures, Workers workers) {
    double[] dose = new double[matrix.rows()];
    matrix.multiply(weights, dose, workers);
    Map<String, double[]> doses = new LinkedHashMap<>();
    for (String structure : structures) {
      int[] rows = drawnRows.get(structure);
      if (rows == null) {
        throw new InputException(
            "the structure '%s' is unknown; case %s has %s"
                .formatted(structure, name, String.join(", ", drawnRows.keySet())));
      }
      double[] own = new double[rows.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = dose[rows[i]];
      }
      doses.put(structure, own);
    }
    return doses;
  }
}
