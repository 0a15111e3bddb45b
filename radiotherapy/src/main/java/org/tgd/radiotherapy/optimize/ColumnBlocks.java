package org.tgd.radiotherapy.optimize;

/**
 * A copy of a matrix cut into blocks of rows, each stored by columns with 16-bit row numbers: the
 * layout for products with vectors that are mostly zero, as beamlet weights are. Columns at zero
 * are not read; the rows of a block stay in the nearest cache.
 */
final class ColumnBlocks {
  private final int[] firstRow;
  private final int columns;
  private final int[] start;
  private final char[] row;
  private final float[] value;

  /**
   * Copies a matrix.
   *
   * @param firstRow the first row of each block, and the number of rows; blocks have at most 65535
   * @param rowStart where each row starts in the two other arrays, and the end of the last
   * @param column column of each entry
   * @param entry value of each entry
   * @param columns the number of columns
   */
  ColumnBlocks(int[] firstRow, int[] rowStart, char[] column, float[] entry, int columns) {
    this.firstRow = firstRow;
    this.columns = columns;
    int blocks = firstRow.length - 1;
    this.start = new int[blocks * columns + 1];
    this.row = new char[entry.length];
    this.value = new float[entry.length];
    for (int b = 0; b < blocks; b++) {
      fill(b, rowStart, column, entry);
    }
  }

  private void fill(int block, int[] rowStart, char[] column, float[] entry) {
    int from = rowStart[firstRow[block]];
    int to = rowStart[firstRow[block + 1]];
    int[] next = new int[columns + 1];
    for (int k = from; k < to; k++) {
      next[column[k] + 1]++;
    }
    next[0] = from;
    for (int j = 0; j < columns; j++) {
      start[block * columns + j] = next[j];
      next[j + 1] += next[j];
    }
    start[(block + 1) * columns] = to;
    for (int r = firstRow[block]; r < firstRow[block + 1]; r++) {
      for (int k = rowStart[r]; k < rowStart[r + 1]; k++) {
        int at = next[column[k]]++;
        row[at] = (char) (r - firstRow[block]);
        value[at] = entry[k];
      }
    }
  }

  /** Writes the rows of one block of the product with a vector over the columns. */
  void multiply(int block, double[] x, double[] product) {
    final char[] r = row;
    final float[] v = value;
    double[] sum = new double[firstRow[block + 1] - firstRow[block]];
    for (int j = 0; j < columns; j++) {
      double factor = x[j];
      if (factor != 0) {
        int end = start[block * columns + j + 1];
        for (int k = start[block * columns + j]; k < end; k++) {
          sum[r[k]] += factor * v[k];
        }
      }
    }
    System.arraycopy(sum, 0, product, firstRow[block], sum.length);
  }
}
