package org.tgd.radiotherapy.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurvatureTest {
  private static double[] random(int n, long seed, double low, double high) {
    return new SplittableRandom(seed).doubles(n, low, high).toArray();
  }

  private static List<Coupling> couplings(int n) {
    return List.of(new Coupling(0.5, random(n, 5, 0, 1)));
  }

  private static double value(double[][] matrix, double[] x, double[] slope, double[] z) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double image = 0;
      for (int j = 0; j < z.length; j++) {
        image += matrix[i][j] * (z[j] - x[j]);
      }
      sum += (slope[i] + image / 2) * (z[i] - x[i]);
    }
    return sum;
  }

  private static double[][] full(RowMatrix root, List<Coupling> couplings, Workers workers) {
    int n = root.columns();
    double[][] matrix = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      root.multiplyGram(unit, matrix[j], workers);
      for (Coupling coupling : couplings) {
        Vectors.add(
            coupling.coefficient() * coupling.direction()[j], coupling.direction(), matrix[j]);
      }
    }
    return matrix;
  }

  @Test
  void projectedConjugateGradientsFindTheMinimumOfTheDenseMethod() {
    RowMatrix root = Phantom.matrix();
    int n = root.columns();
    double[] x = random(n, 1, 0, 2);
    double[] slope = random(n, 2, -40, 40);
    try (Workers workers = Workers.of(2)) {
      double[][] matrix = full(root, couplings(n), workers);
      for (int j = 0; j < n; j++) {
        matrix[j][j] += 0.01;
      }
      double[] scale = new double[n];
      Arrays.setAll(scale, j -> 1 / Math.sqrt(matrix[j][j]));
      LinearOperator product =
          (p, image) -> {
            for (int i = 0; i < n; i++) {
              image[i] = Vectors.dot(matrix[i], p);
            }
          };
      double[] found =
          new ProjectedConjugateGradient(product, scale, 1e-10, 5000).minimise(x, slope);
      double[] dense = BoundedQuadratic.minimise(matrix, 1e-12, x, slope, 1e-12);
      assertThat(Arrays.stream(found).min().orElseThrow()).isNotNegative();
      assertThat(found).contains(0.0);
      double best = value(matrix, x, slope, dense);
      assertThat(value(matrix, x, slope, found)).isCloseTo(best, within(1e-8 * Math.abs(best)));
    }
  }

  @Test
  void bothFormsSolveTheSameSystem() {
    RowMatrix root = Phantom.matrix();
    int n = root.columns();
    double[] right = new double[n];
    try (Workers workers = Workers.of(2)) {
      root.multiplyGram(random(n, 3, 0, 1), right, workers);
      double[][] dense = {right.clone()};
      double[][] sparse = {right.clone()};
      DenseCurvature.of(root, couplings(n), workers).solve(dense, 1e-6);
      new SparseCurvature(root, couplings(n), workers).solve(sparse, 1e-6);
      double[] back = new double[n];
      root.multiplyGram(sparse[0], back, workers);
      double[] other = new double[n];
      root.multiplyGram(dense[0], other, workers);
      for (int j = 0; j < n; j++) {
        assertThat(back[j]).isCloseTo(other[j], within(1e-3 * right[j]));
      }
    }
  }

  @Test
  void productsWithTheSparseFormAreTheSameAtAnyNumberOfThreads() {
    RowMatrix root = Phantom.matrix();
    double[] x = random(root.columns(), 4, 0, 1);
    double[] one = new double[root.columns()];
    double[] three = new double[root.columns()];
    try (Workers single = Workers.of(1);
        Workers several = Workers.of(3)) {
      root.multiplyGram(x, one, single);
      root.multiplyGram(x, three, several);
    }
    assertThat(three).containsExactly(one);
  }
}
