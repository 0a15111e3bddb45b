package org.tgd.radiotherapy.optimize;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The inner problem: beamlet weights x ≥ 0 that minimise the weighted sum of objectives of the
 * doses D x, under hard constraints. Immutable.
 *
 * @param matrix the rows of the dose-influence matrix that the structures need
 * @param structures for each structure the rows of its voxels; not to be changed
 * @param objectives the terms; those of weight zero are allowed and do nothing
 * @param constraints hard constraints, possibly none
 * @param places says where a row lies, for messages
 */
public record InverseProblem(
    RowMatrix matrix,
    Map<String, int[]> structures,
    List<WeightedObjective> objectives,
    List<DoseConstraint> constraints,
    VoxelPlaces places) {
  /** Checks that every structure named is known and has voxels. */
  public InverseProblem {
    requireNonNull(matrix, "matrix");
    requireNonNull(places, "places");
    structures = Collections.unmodifiableMap(new LinkedHashMap<>(structures));
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
    if (objectives.isEmpty()) {
      throw new InputException("there are no objectives; at least one is needed");
    }
    for (WeightedObjective objective : objectives) {
      requireVoxels(structures, objective.structure());
    }
    for (DoseConstraint constraint : constraints) {
      requireVoxels(structures, constraint.structure());
    }
  }

  /** A problem whose voxels are named by their rows. */
  public InverseProblem(
      RowMatrix matrix,
      Map<String, int[]> structures,
      List<WeightedObjective> objectives,
      List<DoseConstraint> constraints) {
    this(matrix, structures, objectives, constraints, VoxelPlaces.ROWS);
  }

  /** A problem without constraints. */
  public InverseProblem(
      RowMatrix matrix, Map<String, int[]> structures, List<WeightedObjective> objectives) {
    this(matrix, structures, objectives, List.of());
  }

  /** The same problem with other objectives. */
  public InverseProblem withObjectives(List<WeightedObjective> others) {
    return new InverseProblem(matrix, structures, others, constraints, places);
  }

  /** What a solution of this problem is certain to be, once the residuals are small. */
  public String certainty() {
    if (!objectives.stream().allMatch(o -> o.weight() == 0 || o.objective().convex())) {
      return "a local minimum: not all objectives are convex";
    }
    boolean choice = constraints.stream().anyMatch(c -> spare(c) > 0);
    return choice
        ? "the minimum for the voxels that the constraints leave out, a local one over which they are"
        : "the minimum: the problem is convex";
  }

  private int spare(DoseConstraint constraint) {
    int n = rows(constraint.structure()).length;
    return n - constraint.voxels(n);
  }

  /** The rows of a structure. */
  int[] rows(String structure) {
    return structures.get(structure);
  }

  /** The weighted sum of the objectives as a function of the beamlet weights. */
  public PlanFunction function(Workers workers) {
    return function(objectives, workers);
  }

  PlanFunction function(List<WeightedObjective> terms, Workers workers) {
    List<WeightedObjective> active = terms.stream().filter(t -> t.weight() > 0).toList();
    return new PlanFunction(matrix, structures, active, workers);
  }

  private static void requireVoxels(Map<String, int[]> structures, String name) {
    int[] rows = structures.get(name);
    if (rows == null) {
      throw new InputException(
          "an objective names the structure '%s'; the case has %s"
              .formatted(name, String.join(", ", structures.keySet())));
    }
    if (rows.length == 0) {
      throw new InputException(
          "the structure '%s' has no voxel on the dose grid; remove its objectives or refine the"
                  .formatted(name)
              + " grid");
    }
  }
}
