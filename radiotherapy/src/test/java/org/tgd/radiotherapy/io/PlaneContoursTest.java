package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Areas of contours in one plane, measured by lines a hundredth of a millimetre apart. */
class PlaneContoursTest {
  private static double[] square(double x, double y, double half) {
    return new double[] {
      x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half
    };
  }

  private static double area(boolean xor, double[]... contours) {
    PlaneContours plane = new PlaneContours();
    for (double[] contour : contours) {
      plane.add(contour, xor);
    }
    double area = 0;
    for (double y = -49.995; y < 50; y += 0.01) {
      double[] crossings = plane.crossings(y);
      for (int k = 0; k + 1 < crossings.length; k += 2) {
        area += (crossings[k + 1] - crossings[k]) * 0.01;
      }
    }
    return area;
  }

  @Test
  void containedContoursAreHolesAndIslandsInTurn() {
    assertThat(area(false, square(0, 0, 20), square(0, 0, 10), square(0, 0, 5)))
        .isEqualTo(1600 - 400 + 100, within(0.5));
    assertThat(area(false, square(0, 0, 5), square(0, 0, 20), square(0, 0, 10)))
        .isEqualTo(1600 - 400 + 100, within(0.5));
  }

  @Test
  void overlappingContoursUnite() {
    assertThat(area(false, square(0, 0, 10), square(10, 0, 10))).isEqualTo(600, within(0.5));
    // a hole of both
    assertThat(area(false, square(0, 0, 10), square(10, 0, 10), square(5, 0, 3)))
        .isEqualTo(600 - 36, within(0.5));
  }

  @Test
  void contoursDrawnTwiceCountOnce() {
    double[] jittered = square(0, 0, 10);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < jittered.length; i++) {
      jittered[i] += 0.01 * random.nextDouble();
    }
    double[] reversed = {-10, 10, 10, 10, 10, -10, -10, -10};
    assertThat(area(false, square(0, 0, 10), square(0, 0, 10), jittered, reversed))
        .isEqualTo(400, within(1.0));
  }

  @Test
  void aThinWallIsNoContourDrawnTwice() {
    assertThat(area(false, square(0, 0, 40), square(0, 0, 39))).isEqualTo(316, within(1.0));
  }

  @Test
  void aHoleThatTouchesTheEdgeIsAHole() {
    assertThat(area(false, square(0, 0, 10), square(-5, 0, 5))).isEqualTo(300, within(0.5));
  }

  @Test
  void anExclusiveOrTakesWhatAnOddNumberGoesAround() {
    assertThat(area(true, square(0, 0, 10), square(10, 0, 10))).isEqualTo(400, within(0.5));
    assertThat(area(true, square(0, 0, 20), square(0, 0, 10))).isEqualTo(1200, within(0.5));
  }
}
