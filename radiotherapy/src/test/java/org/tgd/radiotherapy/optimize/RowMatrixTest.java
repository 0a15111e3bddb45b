package org.tgd.radiotherapy.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowMatrixTest {
  private static double[] random(int n, long seed) {
    return new SplittableRandom(seed).doubles(n, 0, 1).toArray();
  }

  @Test
  void productsAreTransposesOfEachOther() {
    RowMatrix matrix = Phantom.matrix();
    double[] x = random(matrix.columns(), 1);
    double[] y = random(matrix.rows(), 2);
    double[] dose = new double[matrix.rows()];
    double[] back = new double[matrix.columns()];
    try (Workers workers = Workers.of(2)) {
      matrix.multiply(x, dose, workers);
      matrix.multiplyTransposed(y, back, workers);
    }
    assertThat(dot(dose, y)).isCloseTo(dot(back, x), within(1e-9));
  }

  @Test
  void selectionKeepsTheRowsAskedFor() {
    int[] start = {0, 2, 3};
    int[] rows = {0, 2, 2};
    float[] values = {1, 2, 3};
    RowMatrix matrix = RowMatrix.select(start, rows, values, new int[] {-1, -1, 0});
    double[] dose = new double[1];
    try (Workers workers = Workers.of(1)) {
      matrix.multiply(new double[] {10, 100}, dose, workers);
    }
    assertThat(matrix.rows()).isEqualTo(1);
    assertThat(matrix.entries()).isEqualTo(2);
    assertThat(dose[0]).isEqualTo(320);
  }

  @Test
  void productsAreTheSameToTheLastBitAtAnyNumberOfThreads() {
    RowMatrix matrix = Phantom.matrix();
    double[] x = random(matrix.columns(), 3);
    double[] y = random(matrix.rows(), 4);
    double[] first = null;
    for (int threads = 1; threads <= 5; threads++) {
      double[] back = new double[matrix.columns()];
      double[] dose = new double[matrix.rows()];
      try (Workers workers = Workers.of(threads)) {
        matrix.multiply(x, dose, workers);
        matrix.multiplyTransposed(y, back, workers);
      }
      first = first == null ? back : first;
      assertThat(back).containsExactly(first);
    }
  }

  @Test
  void gramMatrixIsTheProductWithItsTranspose() {
    RowMatrix matrix = Phantom.matrix();
    int n = matrix.columns();
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
    }
    try (Workers workers = Workers.of(3)) {
      matrix.addGram(lower, workers);
      double[] unit = new double[n];
      unit[7] = 1;
      double[] dose = new double[matrix.rows()];
      double[] column = new double[n];
      matrix.multiply(unit, dose, workers);
      matrix.multiplyTransposed(dose, column, workers);
      for (int i = 7; i < n; i++) {
        assertThat(lower[i][7]).isCloseTo(column[i], within(1e-9));
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
