package org.tgd.benchmarks.stats;

import java.util.Arrays;

/**
 * What the variance of a balanced two-way layout with random effects is made of, by the method of
 * moments (Searle, Casella and McCulloch, Variance Components, 1992, section 4.4); components below
 * 0 count as 0.
 *
 * @param rows the variance of the row effects
 * @param columns that of the column effects
 * @param interaction that of their interaction
 * @param residual that within a cell
 */
public record VarianceComponents(double rows, double columns, double interaction, double residual) {
  /**
   * The components of values.
   *
   * @param values by row, column and repeat: at least two of each, as many everywhere
   */
  public static VarianceComponents of(double[][][] values) {
    int a = values.length;
    int b = values[0].length;
    int n = values[0][0].length;
    double all = mean(values);
    double[] byRow =
        Arrays.stream(values).mapToDouble(row -> mean(new double[][][] {row})).toArray();
    double[] byColumn = new double[b];
    for (int j = 0; j < b; j++) {
      for (double[][] row : values) {
        byColumn[j] += mean(row[j]) / a;
      }
    }
    double between = 0;
    double within = 0;
    for (int i = 0; i < a; i++) {
      for (int j = 0; j < b; j++) {
        double cell = mean(values[i][j]);
        between += square(cell - byRow[i] - byColumn[j] + all);
        within += Arrays.stream(values[i][j]).map(value -> square(value - cell)).sum();
      }
    }
    double ofRows = (double) b * n * spread(byRow, all) / (a - 1);
    double ofColumns = (double) a * n * spread(byColumn, all) / (b - 1);
    double ofBoth = n * between / ((a - 1.0) * (b - 1));
    double ofRest = within / ((double) a * b * (n - 1));
    return new VarianceComponents(
        Math.max(0, (ofRows - ofBoth) / ((double) b * n)),
        Math.max(0, (ofColumns - ofBoth) / ((double) a * n)),
        Math.max(0, (ofBoth - ofRest) / n),
        ofRest);
  }

  /** All components together. */
  public double total() {
    return rows + columns + interaction + residual;
  }

  private static double mean(double[][][] values) {
    return Arrays.stream(values)
        .flatMap(Arrays::stream)
        .mapToDouble(VarianceComponents::mean)
        .average()
        .orElseThrow();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double spread(double[] means, double all) {
    return Arrays.stream(means).map(each -> square(each - all)).sum();
  }

  private static double square(double value) {
    return value * value;
  }
}
