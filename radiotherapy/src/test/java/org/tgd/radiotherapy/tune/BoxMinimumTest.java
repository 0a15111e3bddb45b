package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxMinimumTest {
  /**
   * A narrow valley with a kink along its floor, askew to the coordinates; lowest at (0.6, 0.6).
   */
  private static double valley(double[] x) {
    return 20 * Math.abs(x[0] - x[1]) + Math.abs(x[0] + x[1] - 1.2);
  }

  @Test
  void compassStopsAtTheKink() {
    BoxMinimum search = new BoxMinimum(BoxMinimumTest::valley, 1);
    search.compass(new double[] {0, 0}, 1000);
    assertThat(search.lowest()).isGreaterThan(1);
  }

  @Test
  void evolutionGoesAlongIt() {
    BoxMinimum search = new BoxMinimum(BoxMinimumTest::valley, 1);
    search.compass(new double[] {0, 0}, 1000);
    search.evolution(800);
    search.simplex(150);
    assertThat(search.lowest()).isLessThan(0.01);
  }

  @Test
  void pointsAreKeptInTheBox() {
    BoxMinimum search = new BoxMinimum(x -> -x[0] - x[1], 0.5);
    search.compass(new double[] {3, 0}, 1000);
    search.simplex(150);
    assertThat(search.best()).containsExactly(0.5, 0.5);
  }
}
