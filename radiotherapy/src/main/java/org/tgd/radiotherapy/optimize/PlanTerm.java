package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.DoseObjective;
import org.tgd.radiotherapy.objective.MeanDose;
import org.tgd.radiotherapy.objective.WeightedObjective;

/** A weighted objective with the rows of its structure, and for a mean dose each column's mean. */
final class PlanTerm {
  final double weight;
  final DoseObjective objective;
  final int[] rows;
  final double[] means;

  PlanTerm(double weight, DoseObjective objective, int[] rows, double[] means) {
    this.weight = weight;
    this.objective = objective;
    this.rows = rows;
    this.means = means;
  }

  /** The term of an objective over some rows of a matrix. */
  static PlanTerm of(WeightedObjective objective, int[] rows, RowMatrix matrix, Workers workers) {
    double[] means = new double[0];
    if (objective.objective() instanceof MeanDose) {
      double[] share = new double[matrix.rows()];
      for (int row : rows) {
        share[row] = 1.0 / rows.length;
      }
      means = new double[matrix.columns()];
      matrix.multiplyTransposed(share, means, workers);
    }
    return new PlanTerm(objective.weight(), objective.objective(), rows, means);
  }

  /** Whether it is a function of the mean dose alone and touches no voxel. */
  boolean linear() {
    return means.length > 0;
  }

  /**
   * The same term over the voxels that are kept; those left out must have no say.
   *
   * @param rowNumber the new number of each row, or -1
   * @param columns the columns that are kept
   */
  PlanTerm within(int[] rowNumber, int[] columns) {
    if (linear()) {
      double[] kept = Arrays.stream(columns).mapToDouble(j -> means[j]).toArray();
      return new PlanTerm(weight, objective, rows, kept);
    }
    int[] kept = IntStream.of(rows).map(r -> rowNumber[r]).filter(r -> r >= 0).toArray();
    return new PlanTerm(weight * kept.length / rows.length, objective, kept, means);
  }
}
