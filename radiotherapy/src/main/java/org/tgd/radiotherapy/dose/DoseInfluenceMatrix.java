package org.tgd.radiotherapy.dose;

import static java.util.Objects.requireNonNull;

import org.tgd.core.input.InputException;

/**
 * The dose-influence matrix (dij) in compressed sparse columns: the dose in Gy that each bixel at
 * weight 1 gives each voxel of the dose grid. Immutable.
 */
public final class DoseInfluenceMatrix {
  private final int rows;
  private final int[] columnStart;
  private final int[] row;
  private final float[] value;

  /**
   * A matrix of given entries. The arrays are kept, not copied.
   *
   * @param rows voxels of the dose grid
   * @param columnStart for each column the place of its first entry, and last the number of entries
   * @param row the voxel of each entry, ascending inside a column
   * @param value the dose of each entry in Gy, finite and not negative
   * @throws InputException if the arrays do not make a matrix
   */
  public DoseInfluenceMatrix(int rows, int[] columnStart, int[] row, float[] value) {
    this.rows = rows;
    this.columnStart = requireNonNull(columnStart, "columnStart");
    this.row = requireNonNull(row, "row");
    this.value = requireNonNull(value, "value");
    if (columnStart.length == 0
        || columnStart[0] != 0
        || columnStart[columnStart.length - 1] != row.length
        || row.length != value.length) {
      throw new InputException("dose-influence matrix: column starts, rows and values disagree");
    }
    for (int j = 0; j < columnStart.length - 1; j++) {
      checkColumn(j);
    }
  }

  private void checkColumn(int j) {
    if (columnStart[j] > columnStart[j + 1] || columnStart[j + 1] > row.length) {
      throw new InputException(
          "dose-influence matrix: column %d ends at entry %d, before its start at %d"
              .formatted(j, columnStart[j + 1], columnStart[j]));
    }
    int previous = -1;
    for (int k = columnStart[j]; k < columnStart[j + 1]; k++) {
      if (row[k] <= previous || row[k] >= rows) {
        throw new InputException(
            "dose-influence matrix: column %d has voxel %d after %d; must ascend and be below %d"
                .formatted(j, row[k], previous, rows));
      }
      if (!(value[k] >= 0) || value[k] == Float.POSITIVE_INFINITY) {
        throw new InputException(
            "dose-influence matrix: column %d gives voxel %d a dose of %s; must be finite and 0 or more"
                .formatted(j, row[k], value[k]));
      }
      previous = row[k];
    }
  }

  /** The number of voxels. */
  public int rows() {
    return rows;
  }

  /** The number of bixels. */
  public int columns() {
    return columnStart.length - 1;
  }

  /** The number of stored entries. */
  public int entries() {
    return row.length;
  }

  /** The place of the first entry of each column, and the number of entries; not to be changed. */
  public int[] columnStart() {
    return columnStart;
  }

  /** The voxel of each entry; not to be changed. */
  public int[] row() {
    return row;
  }

  /** The dose of each entry in Gy; not to be changed. */
  public float[] value() {
    return value;
  }

  /**
   * The dose of a fluence, summed in double precision.
   *
   * @param weights one weight per column, from column {@code first} on
   * @param first the column of the first weight
   * @return dose per voxel in Gy
   */
  public float[] dose(double[] weights, int first) {
    if (first < 0 || first + weights.length > columns()) {
      throw new IllegalArgumentException(
          "%d weights from column %d; there are %d columns"
              .formatted(weights.length, first, columns()));
    }
    double[] sum = new double[rows];
    for (int j = 0; j < weights.length; j++) {
      double weight = weights[j];
      int end = columnStart[first + j + 1];
      for (int k = columnStart[first + j]; k < end; k++) {
        sum[row[k]] += weight * value[k];
      }
    }
    float[] dose = new float[rows];
    for (int i = 0; i < rows; i++) {
      dose[i] = (float) sum[i];
    }
    return dose;
  }
}
