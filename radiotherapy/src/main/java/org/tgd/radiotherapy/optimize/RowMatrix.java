package org.tgd.radiotherapy.optimize;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;

/**
 * The rows of a dose-influence matrix that an inner problem needs, stored by rows: float32 values
 * and 16-bit column numbers, six bytes an entry, products accumulated in double. A second copy by
 * columns serves products with beamlet weights, of which about half are zero. Immutable.
 *
 * <p>The rows are cut once into blocks of about equal numbers of entries; sums over blocks are
 * taken in block order, so every product is the same to the last bit at any number of threads.
 */
public final class RowMatrix {
  private static final int BLOCKS = 32;

  private final int columns;
  private final int[] start;
  private final char[] column;
  private final float[] value;
  private final int[] blockStart;
  private final Optional<ColumnBlocks> byColumns;

  private RowMatrix(int columns, int[] start, char[] column, float[] value, boolean alsoByColumns) {
    this.columns = columns;
    this.start = start;
    this.column = column;
    this.value = value;
    this.blockStart = partition(start);
    this.byColumns =
        alsoByColumns && largestBlock() <= Character.MAX_VALUE
            ? Optional.of(new ColumnBlocks(blockStart, start, column, value, columns))
            : Optional.empty();
  }

  /**
   * Selects rows of a dose-influence matrix.
   *
   * @param matrix the matrix
   * @param selected for each row of the matrix its number here, or -1 to leave it out; numbers run
   *     from 0 without gaps
   */
  public static RowMatrix select(DoseInfluenceMatrix matrix, int[] selected) {
    return select(matrix.columnStart(), matrix.row(), matrix.value(), selected);
  }

  /**
   * Selects rows of a matrix that is stored by columns.
   *
   * @param columnStart where each column starts in the two other arrays, and the end of the last
   * @param row row number of each entry
   * @param value value of each entry
   * @param selected for each row of the matrix its number here, or -1 to leave it out; numbers run
   *     from 0 without gaps
   */
  static RowMatrix select(int[] columnStart, int[] row, float[] value, int[] selected) {
    requireNonNull(selected, "selected");
    int columns = columnStart.length - 1;
    if (columns > Character.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the matrix has " + columns + " columns; at most 65535 are possible");
    }
    int rows = 0;
    for (int number : selected) {
      rows = Math.max(rows, number + 1);
    }
    int[] start = new int[rows + 1];
    for (int r : row) {
      if (selected[r] >= 0) {
        start[selected[r] + 1]++;
      }
    }
    for (int i = 0; i < rows; i++) {
      start[i + 1] += start[i];
    }
    char[] column = new char[start[rows]];
    float[] picked = new float[start[rows]];
    int[] next = start.clone();
    for (int j = 0; j < columns; j++) {
      for (int k = columnStart[j]; k < columnStart[j + 1]; k++) {
        int r = selected[row[k]];
        if (r >= 0) {
          int at = next[r]++;
          column[at] = (char) j;
          picked[at] = value[k];
        }
      }
    }
    return new RowMatrix(columns, start, column, picked, true);
  }

  private int largestBlock() {
    int largest = 0;
    for (int b = 0; b < BLOCKS; b++) {
      largest = Math.max(largest, blockStart[b + 1] - blockStart[b]);
    }
    return largest;
  }

  private static int[] partition(int[] start) {
    int rows = start.length - 1;
    int[] bounds = new int[BLOCKS + 1];
    int row = 0;
    for (int b = 1; b < BLOCKS; b++) {
      long target = (long) start[rows] * b / BLOCKS;
      while (row < rows && start[row] < target) {
        row++;
      }
      bounds[b] = row;
    }
    bounds[BLOCKS] = rows;
    return bounds;
  }

  /** The number of rows: voxels. */
  public int rows() {
    return start.length - 1;
  }

  /** The number of columns: beamlets. */
  public int columns() {
    return columns;
  }

  /** The number of stored entries. */
  public int entries() {
    return value.length;
  }

  /** Writes the product with a vector over the columns to {@code dose}. */
  public void multiply(double[] x, double[] dose, Workers workers) {
    if (byColumns.isPresent()) {
      ColumnBlocks blocks = byColumns.get();
      workers.run(BLOCKS, b -> blocks.multiply(b, x, dose));
    } else {
      workers.run(BLOCKS, b -> multiplyRows(x, dose, blockStart[b], blockStart[b + 1]));
    }
  }

  /**
   * The product in some rows alone.
   *
   * @param rows the rows, in any order
   */
  public double[] multiply(double[] x, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> dot(x, start[row], start[row + 1])).toArray();
  }

  private void multiplyRows(double[] x, double[] dose, int from, int to) {
    for (int r = from; r < to; r++) {
      dose[r] = dot(x, start[r], start[r + 1]);
    }
  }

  private double dot(double[] x, int from, int end) {
    final char[] c = column;
    final float[] v = value;
    int k = from;
    double a0 = 0;
    double a1 = 0;
    double a2 = 0;
    double a3 = 0;
    for (; k + 3 < end; k += 4) {
      a0 += v[k] * x[c[k]];
      a1 += v[k + 1] * x[c[k + 1]];
      a2 += v[k + 2] * x[c[k + 2]];
      a3 += v[k + 3] * x[c[k + 3]];
    }
    for (; k < end; k++) {
      a0 += v[k] * x[c[k]];
    }
    return (a0 + a1) + (a2 + a3);
  }

  /**
   * Writes the product of the transposed matrix with a vector over the rows to {@code result}. Rows
   * at which the vector is zero are not read, so the cost follows the voxels that have a say.
   */
  public void multiplyTransposed(double[] y, double[] result, Workers workers) {
    double[][] partial = new double[BLOCKS][];
    workers.run(BLOCKS, b -> partial[b] = scatter(y, blockStart[b], blockStart[b + 1]));
    addUp(partial, result);
  }

  private static void addUp(double[][] partial, double[] result) {
    System.arraycopy(partial[0], 0, result, 0, result.length);
    for (int b = 1; b < partial.length; b++) {
      Vectors.add(1, partial[b], result);
    }
  }

  private double[] scatter(double[] y, int from, int to) {
    final char[] c = column;
    final float[] v = value;
    double[] sum = new double[columns];
    for (int r = from; r < to; r++) {
      double factor = y[r];
      if (factor != 0) {
        int end = start[r + 1];
        for (int k = start[r]; k < end; k++) {
          sum[c[k]] += factor * v[k];
        }
      }
    }
    return sum;
  }

  /**
   * The matrix restricted to columns and to rows of positive weight, each row times the root of its
   * weight.
   *
   * @param rowWeight weight of each row; rows at zero are left out
   * @param columnNumber new number of each column, or -1 to leave it out; increasing
   * @param newColumns how many columns stay
   */
  RowMatrix restrict(double[] rowWeight, int[] columnNumber, int newColumns, Workers workers) {
    int[] kept = IntStream.range(0, rows()).filter(r -> rowWeight[r] > 0).toArray();
    int[] newStart = new int[kept.length + 1];
    int parts = Math.min(BLOCKS, Math.max(1, kept.length));
    workers.run(
        parts,
        part -> {
          for (int i = first(kept, part, parts); i < first(kept, part + 1, parts); i++) {
            newStart[i + 1] = count(kept[i], columnNumber);
          }
        });
    for (int i = 0; i < kept.length; i++) {
      newStart[i + 1] += newStart[i];
    }
    char[] c = new char[newStart[kept.length]];
    float[] v = new float[c.length];
    workers.run(
        parts,
        part -> {
          for (int i = first(kept, part, parts); i < first(kept, part + 1, parts); i++) {
            float root = (float) Math.sqrt(rowWeight[kept[i]]);
            copy(kept[i], root, columnNumber, newStart[i], c, v);
          }
        });
    return new RowMatrix(newColumns, newStart, c, v, false);
  }

  private static int first(int[] kept, int part, int parts) {
    return (int) ((long) kept.length * part / parts);
  }

  private int count(int row, int[] columnNumber) {
    int count = 0;
    for (int k = start[row]; k < start[row + 1]; k++) {
      count += columnNumber[column[k]] >= 0 ? 1 : 0;
    }
    return count;
  }

  private void copy(int row, float root, int[] columnNumber, int to, char[] c, float[] v) {
    int at = to;
    for (int k = start[row]; k < start[row + 1]; k++) {
      int number = columnNumber[column[k]];
      if (number >= 0) {
        c[at] = (char) number;
        v[at++] = root * value[k];
      }
    }
  }

  /** A row times a factor, with its zeros. */
  double[] row(int row, double factor) {
    double[] dense = new double[columns];
    for (int k = start[row]; k < start[row + 1]; k++) {
      dense[column[k]] = factor * value[k];
    }
    return dense;
  }

  /** The largest entry of each column, 0 where it has none. */
  double[] largestOfColumns() {
    double[] largest = new double[columns];
    for (int k = 0; k < value.length; k++) {
      largest[column[k]] = Math.max(largest[column[k]], value[k]);
    }
    return largest;
  }

  /** The sum of the squared entries of each column. */
  double[] squaredColumns(Workers workers) {
    double[] ones = new double[rows()];
    Arrays.fill(ones, 1);
    return squaredColumns(ones, workers);
  }

  /** The sum of the squared entries of each column, each times a weight of its row. */
  double[] squaredColumns(double[] rowWeight, Workers workers) {
    double[][] partial = new double[BLOCKS][];
    workers.run(BLOCKS, b -> partial[b] = squares(rowWeight, blockStart[b], blockStart[b + 1]));
    double[] sum = new double[columns];
    addUp(partial, sum);
    return sum;
  }

  private double[] squares(double[] rowWeight, int from, int to) {
    double[] sum = new double[columns];
    for (int r = from; r < to; r++) {
      double weight = rowWeight[r];
      for (int k = start[r]; k < start[r + 1] && weight != 0; k++) {
        double entry = value[k];
        sum[column[k]] += weight * entry * entry;
      }
    }
    return sum;
  }

  /**
   * Writes the product of the transposed matrix with the matrix and a vector over the columns. Each
   * row is read once.
   */
  void multiplyGram(double[] x, double[] result, Workers workers) {
    double[][] partial = new double[BLOCKS][];
    workers.run(BLOCKS, b -> partial[b] = gram(x, blockStart[b], blockStart[b + 1]));
    addUp(partial, result);
  }

  private double[] gram(double[] x, int from, int to) {
    final int[] s = start;
    final char[] c = column;
    final float[] v = value;
    double[] sum = new double[columns];
    for (int r = from; r < to; r++) {
      int end = s[r + 1];
      double factor = dot(x, s[r], end);
      for (int k = s[r]; k < end; k++) {
        sum[c[k]] += factor * v[k];
      }
    }
    return sum;
  }

  /** Adds the lower triangle of the product of the transposed matrix with the matrix. */
  void addGram(double[][] lower, Workers workers) {
    int stripes = Math.min(24, Math.max(1, columns));
    workers.run(
        stripes,
        s -> {
          int from = (int) Math.round(columns * Math.sqrt((double) s / stripes));
          int to = (int) Math.round(columns * Math.sqrt((s + 1.0) / stripes));
          addGramStripe(lower, from, to);
        });
  }

  private void addGramStripe(double[][] lower, int from, int to) {
    final char[] c = column;
    final float[] v = value;
    for (int r = 0; r < rows(); r++) {
      int first = start[r];
      int end = start[r + 1];
      int p = lowerBound(first, end, from);
      for (; p < end && c[p] < to; p++) {
        double factor = v[p];
        double[] line = lower[c[p]];
        for (int q = first; q <= p; q++) {
          line[c[q]] += factor * v[q];
        }
      }
    }
  }

  private int lowerBound(int from, int end, int wanted) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
