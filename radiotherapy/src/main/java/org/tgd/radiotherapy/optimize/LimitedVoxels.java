package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.VoxelwiseLimit;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The voxels of one hard constraint: which of them must keep to the dose, and how hard each pulls.
 * A multiplier is held as a shift of the limit in Gy, which is the multiplier times n over twice
 * the weight of the penalty (Nocedal and Wright, Numerical Optimization, section 17.3).
 */
final class LimitedVoxels {
  private final DoseConstraint constraint;
  private final int[] rows;
  private final boolean[] excluded;
  private boolean[] counts;
  private double[] shift;
  private double weight;

  /**
   * Voxels of a constraint, none of which counts yet.
   *
   * @param excluded voxels that must not be chosen; fewer than may be left out
   * @param weight of the penalty, positive
   */
  LimitedVoxels(DoseConstraint constraint, int[] rows, boolean[] excluded, double weight) {
    this.constraint = constraint;
    this.rows = rows;
    this.excluded = excluded;
    this.counts = new boolean[rows.length];
    this.shift = new double[rows.length];
    this.weight = weight;
  }

  LimitedVoxels copy() {
    LimitedVoxels copy = new LimitedVoxels(constraint, rows, excluded, weight);
    copy.counts = counts.clone();
    copy.shift = shift.clone();
    return copy;
  }

  DoseConstraint constraint() {
    return constraint;
  }

  int[] rows() {
    return rows;
  }

  boolean counts(int voxel) {
    return counts[voxel];
  }

  boolean excluded(int voxel) {
    return excluded[voxel];
  }

  int size() {
    return rows.length;
  }

  /** How many voxels may break the limit. */
  int spare() {
    return rows.length - constraint.voxels(rows.length);
  }

  /** By how many Gy a voxel breaks the limit; negative where it keeps it. */
  double violation(int voxel, double[] dose) {
    return constraint.sign() * (constraint.doseGy() - dose[rows[voxel]]);
  }

  /** Lets the voxels of the largest cost break the limit; all others count. */
  void choose(double[] cost) {
    Arrays.fill(counts, true);
    IntStream.range(0, rows.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> excluded[i] ? Double.NEGATIVE_INFINITY : -cost[i]))
        .limit(spare())
        .forEach(i -> counts[i] = false);
    for (int i = 0; i < shift.length; i++) {
      shift[i] = counts[i] ? shift[i] : 0;
    }
  }

  /** Asks a voxel to keep to the dose, too. */
  void demand(int voxel) {
    counts[voxel] = true;
    shift[voxel] = 0;
  }

  /** Lets a voxel break the limit. */
  void release(int voxel) {
    counts[voxel] = false;
    shift[voxel] = 0;
  }

  /** The voxels that may break the limit. */
  List<Integer> leftOut() {
    return IntStream.range(0, rows.length).filter(i -> !counts[i]).boxed().toList();
  }

  /** The same choice with all multipliers at zero and a weight of 1. */
  LimitedVoxels withoutMultipliers() {
    LimitedVoxels bare = new LimitedVoxels(constraint, rows, excluded, 1);
    bare.counts = counts.clone();
    return bare;
  }

  /** The multiplier of a voxel in objective units per Gy. */
  double multiplier(int voxel) {
    return 2 * weight / rows.length * shift[voxel];
  }

  /** Takes the multiplier of a voxel in objective units per Gy, at least 0. */
  void pull(int voxel, double multiplier) {
    shift[voxel] = counts[voxel] ? multiplier * rows.length / (2 * weight) : 0;
  }

  /** Takes the multipliers that a penalty of a weight stands for. */
  void pullAsPenalty(double penalty, double[] dose) {
    for (int i = 0; i < rows.length; i++) {
      pull(i, Math.max(0, 2 * penalty / rows.length * violation(i, dose)));
    }
  }

  /** Takes the multipliers of the penalty's minimum; the largest change in Gy. */
  double update(double[] dose) {
    double largest = 0;
    for (int i = 0; i < shift.length; i++) {
      double next = counts[i] ? Math.max(0, shift[i] + violation(i, dose)) : 0;
      largest = Math.max(largest, Math.abs(next - shift[i]));
      shift[i] = next;
    }
    return largest;
  }

  /** The largest violation among the voxels that count, in Gy; at least 0. */
  double worst(double[] dose) {
    double worst = 0;
    for (int i = 0; i < rows.length; i++) {
      worst = counts[i] ? Math.max(worst, violation(i, dose)) : worst;
    }
    return worst;
  }

  /** The sum of multiplier times slack, in objective units; not negative at a feasible point. */
  double complementarity(double[] dose) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum -= multiplier(i) * violation(i, dose);
    }
    return sum;
  }

  /** Multiplies the weight of the penalty; the multipliers stay as they are. */
  void stiffen(double factor) {
    weight *= factor;
    for (int i = 0; i < shift.length; i++) {
      shift[i] /= factor;
    }
  }

  /** The rows of the voxels at their limit with a multiplier, increasing. */
  int[] active() {
    return IntStream.range(0, rows.length).filter(i -> shift[i] > 0).map(i -> rows[i]).toArray();
  }

  /** The penalty with the present multipliers. */
  WeightedObjective term() {
    double[] limit = new double[rows.length];
    int sign = constraint.sign();
    for (int i = 0; i < limit.length; i++) {
      limit[i] =
          counts[i] ? constraint.doseGy() + sign * shift[i] : sign * Double.NEGATIVE_INFINITY;
    }
    return new WeightedObjective(constraint.structure(), weight, new VoxelwiseLimit(limit, sign));
  }
}
