package org.tgd.radiotherapy.dvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

class GammaIndexTest {
  private static final Grid GRID = new Grid(41, 5, 5, new Point(2, 2, 2), new Point(-40, -4, -4));

  private static float[] ramp(double shiftMm, double factor) {
    float[] dose = new float[GRID.voxels()];
    for (int i = 0; i < dose.length; i++) {
      dose[i] = (float) (factor * (50 + GRID.center(i).x() - shiftMm));
    }
    return dose;
  }

  @Test
  void equalDosesHaveGammaZero() {
    GammaIndex.Result result = GammaIndex.global(3, 3).compare(GRID, ramp(0, 1), ramp(0, 1));
    assertThat(result.max()).isZero();
    assertThat(result.passPercent()).isEqualTo(100);
  }

  @Test
  void onARampAShiftIsWeighedAgainstBothCriteria() {
    // slope 1 Gy/mm, dose criterion 2.7 Gy, distance 3 mm: gamma = 3 / sqrt(3² + 2.7²)
    GammaIndex.Result result = GammaIndex.global(3, 3).compare(GRID, ramp(0, 1), ramp(3, 1));
    assertThat(result.mean()).isEqualTo(3 / Math.hypot(3, 2.7), within(0.02));
  }

  @Test
  void localCriteriaAreStricterWhereTheDoseIsLow() {
    float[] low = ramp(0, 1);
    float[] high = ramp(-1, 1);
    double global = GammaIndex.global(2, 1).compare(GRID, low, high).mean();
    double local = GammaIndex.local(2, 1).compare(GRID, low, high).mean();
    assertThat(local).isGreaterThan(global);
  }

  @Test
  void voxelsBelowTheThresholdAreLeftOut() {
    GammaIndex half = new GammaIndex(3, 3, GammaIndex.Normalization.GLOBAL, 50);
    int all = GammaIndex.global(3, 3).compare(GRID, ramp(0, 1), ramp(0, 1)).voxels();
    assertThat(half.compare(GRID, ramp(0, 1), ramp(0, 1)).voxels()).isLessThan(all);
  }

  @Test
  void aScaledDoseShowsAsMedianRatio() {
    DoseDifference difference = DoseDifference.between(ramp(0, 1), ramp(0, 1.01));
    assertThat(difference.medianRatio()).isEqualTo(1.01, within(1e-6));
    assertThat(difference.maxGy()).isEqualTo(0.9, within(1e-4));
  }
}
