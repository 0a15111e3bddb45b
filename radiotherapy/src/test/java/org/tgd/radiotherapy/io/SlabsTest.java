package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlabsTest {
  private static double height(double usual, double... planes) {
    Slabs slabs = Slabs.of(Arrays.stream(planes).boxed().toList(), usual);
    double height = 0;
    for (int k = 0; k < slabs.size(); k++) {
      height += slabs.high(k) - slabs.low(k);
    }
    return height;
  }

  @Test
  void aStrayContourTakesNothingAway() {
    assertThat(height(1, 0, 3, 6, 9, 12, 15)).isEqualTo(18, within(1e-9));
    assertThat(height(1, 0, 3, 6, 6.4, 9, 12, 15)).isEqualTo(18, within(1e-9));
    assertThat(height(1, 0, 0.4, 3, 6, 9, 12, 15)).isEqualTo(18, within(1e-9));
    assertThat(height(1, 0, 3, 6, 9, 12, 15, 15.4)).isEqualTo(18.4, within(1e-9));
  }

  @Test
  void aMissingContourIsFilledAndAGapIsNot() {
    assertThat(height(1, 0, 3, 6, 12, 15)).isEqualTo(18, within(1e-9));
    assertThat(height(1, 0, 3, 6, 60, 63, 66)).isEqualTo(18, within(1e-9));
  }

  @Test
  void spacingMayChangeAlongTheStructure() {
    assertThat(height(1, 0, 2, 4, 6, 8, 13, 18)).isEqualTo(1 + 18 + 2.5, within(1e-9));
  }

  @Test
  void oneOrTwoPlanesTakeTheSpacingOfTheSet() {
    assertThat(height(3, 7)).isEqualTo(3, within(1e-9));
    assertThat(height(3, 7, 10)).isEqualTo(6, within(1e-9));
    assertThat(height(3, 7, 70)).isEqualTo(6, within(1e-9));
  }

  @Test
  void everyLevelBelongsToTheNearestPlane() {
    Slabs slabs = Slabs.of(List.of(0.0, 3.0, 6.0, 6.4, 9.0), 1);
    assertThat(slabs.at(-1.6)).isEqualTo(-1);
    assertThat(slabs.at(-1.4)).isZero();
    assertThat(slabs.at(6.1)).isEqualTo(2);
    assertThat(slabs.at(6.3)).isEqualTo(3);
    assertThat(slabs.at(7.6)).isEqualTo(3);
    assertThat(slabs.at(7.8)).isEqualTo(4);
    assertThat(slabs.at(10.2)).isEqualTo(4);
    assertThat(slabs.at(10.8)).isEqualTo(-1);
  }
}
