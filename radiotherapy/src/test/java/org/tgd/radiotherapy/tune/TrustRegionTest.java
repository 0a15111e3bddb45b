package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrustRegionTest {
  private static final TrustRegion REGION = new TrustRegion(0.5);

  @Test
  void stepToTheEdgeThatBroughtWhatWasPredictedDoublesIt() {
    assertThat(REGION.afterGain(0.5, 0.9).radius()).isEqualTo(1);
    assertThat(new TrustRegion(1.5).afterGain(1.5, 1).radius()).isEqualTo(2);
  }

  @Test
  void stepThatBroughtLessOrEndedInsideLeavesIt() {
    assertThat(REGION.afterGain(0.5, 0.3)).isEqualTo(REGION);
    assertThat(REGION.afterGain(0.1, 0.9)).isEqualTo(REGION);
  }

  @Test
  void stepThatBroughtNextToNothingOfWhatWasPredictedShrinksIt() {
    assertThat(REGION.afterGain(0.5, 0.05).radius()).isCloseTo(0.175, within(1e-12));
  }

  @Test
  void failureShrinksItToAThirdOfTheStepThatFailed() {
    assertThat(REGION.afterFailure(0.2).radius()).isCloseTo(0.07, within(1e-12));
    assertThat(REGION.afterFailure(2).radius()).isCloseTo(0.175, within(1e-12));
  }
}
