package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void manyTestsMayTakeTheirTimeTogether() {
    Limits limits = Limits.DEFAULT.withSeconds(4);
    assertThat(limits.totalSeconds(1)).isEqualTo(14);
    assertThat(limits.totalSeconds(41)).isGreaterThan(41 * 0.45 * 4);
  }

  @Test
  void whatMayBeSpentAsleepDoesNotGrowWithTheNumberOfTests() {
    assertThat(Limits.DEFAULT.withSeconds(4).idleSeconds()).isEqualTo(18);
  }
}
