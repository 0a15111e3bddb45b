package org.tgd.radiotherapy.optimize;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A plan function near a point, over the beamlets that are positive or want to be and the voxels
 * that have a say there or near it: the same values to rounding as long as no voxel left out gets a
 * say, at a share of the cost.
 */
final class Focus {
  private final int[] rows;
  private final int[] columns;
  private final PlanFunction function;

  private Focus(int[] rows, int[] columns, PlanFunction function) {
    this.rows = rows;
    this.columns = columns;
    this.function = function;
  }

  /**
   * A focus.
   *
   * @param whole the function over all voxels and beamlets
   * @param dose doses at the point
   * @param marginGy by how much doses may change until a voxel that is left out has a say
   * @param columns the beamlets, increasing
   */
  static Focus of(PlanFunction whole, double[] dose, double marginGy, int[] columns) {
    double[] kept = new double[whole.rows()];
    for (PlanTerm term : whole.terms()) {
      if (!term.linear()) {
        for (int r : term.rows) {
          kept[r] = term.objective.roomGy(dose[r]) <= marginGy ? 1 : kept[r];
        }
      }
    }
    int[] rows = IntStream.range(0, kept.length).filter(r -> kept[r] > 0).toArray();
    int[] rowNumber = numbers(rows, kept.length);
    RowMatrix part =
        whole
            .matrix()
            .restrict(kept, numbers(columns, whole.size()), columns.length, whole.workers());
    return new Focus(
        rows,
        columns,
        new PlanFunction(
            part,
            whole.terms().stream()
                .map(t -> t.within(rowNumber, columns))
                .filter(t -> t.linear() || t.rows.length > 0)
                .toList(),
            whole.workers()));
  }

  private static int[] numbers(int[] picked, int of) {
    int[] number = new int[of];
    Arrays.fill(number, -1);
    for (int i = 0; i < picked.length; i++) {
      number[picked[i]] = i;
    }
    return number;
  }

  PlanFunction function() {
    return function;
  }

  /** The entries of a vector over all beamlets that are looked at. */
  double[] ofBeamlets(double[] all) {
    return ProjectedNewton.pick(all, columns);
  }

  /** The entries of a vector over all voxels that are looked at. */
  double[] ofVoxels(double[] all) {
    return ProjectedNewton.pick(all, rows);
  }

  /** Writes entries of the beamlets that are looked at back. */
  void write(double[] some, double[] all) {
    for (int i = 0; i < columns.length; i++) {
      all[columns[i]] = some[i];
    }
  }
}
