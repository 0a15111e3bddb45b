package org.tgd.radiotherapy.dose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WaterPhantomTest {
  @Test
  void theBuiltInMachineMeasuresAsDocumented() {
    WaterPhantom tank = WaterPhantom.irradiate(GenericMachine.create(), 100);
    double[] axis = tank.centralAxis();
    assertThat((axis[39] + axis[40]) / 2).isEqualTo(1, within(0.06));
    double[] profile = tank.profile(98.75);
    assertThat(WaterPhantom.widthMm(profile)).isEqualTo(100.2, within(0.3));
    assertThat(WaterPhantom.penumbraMm(profile)).isEqualTo(5.85, within(0.2));
    assertThat(profile[0]).isEqualTo(profile[120], within(1e-6));
  }
}
