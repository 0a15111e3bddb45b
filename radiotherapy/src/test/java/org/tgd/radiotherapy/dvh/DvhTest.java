package org.tgd.radiotherapy.dvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.structure.VoxelSet;

class DvhTest {
  private final Dvh dvh = Dvh.of(new double[] {40, 10, 30, 20, 0}, 0.125);

  @Test
  void doseAtVolumeIsLinearBetweenSortedDoses() {
    assertThat(dvh.doseAtVolumePercent(100)).isEqualTo(0);
    assertThat(dvh.doseAtVolumePercent(50)).isEqualTo(20);
    assertThat(dvh.doseAtVolumePercent(95)).isEqualTo(2, within(1e-12));
    assertThat(dvh.doseAtVolumePercent(5)).isEqualTo(38, within(1e-12));
    assertThat(dvh.doseAtVolumePercent(0)).isEqualTo(40);
  }

  @Test
  void volumeAtDoseCountsDosesOfAtLeastThat() {
    assertThat(dvh.volumePercentAtDose(20)).isEqualTo(60);
    assertThat(dvh.volumePercentAtDose(20.001)).isEqualTo(40);
    assertThat(dvh.volumeCcAtDose(-1)).isEqualTo(0.625);
    assertThat(dvh.curve(10, 6)).containsExactly(100, 80, 60, 40, 20, 0);
  }

  @Test
  void homogeneityIsTheSpreadOfFiveToNinetyFivePercent() {
    assertThat(dvh.homogeneityIndex(40)).isEqualTo(90, within(1e-9));
  }

  @Test
  void conformityIsOneForAPerfectFitAndFallsWithSpill() {
    float[] dose = {50, 50, 50, 50, 0};
    assertThat(Conformity.index95(VoxelSet.of(0, 1, 2, 3), dose, 50)).isEqualTo(1);
    assertThat(Conformity.index95(VoxelSet.of(0, 1), dose, 50)).isEqualTo(0.5);
    assertThat(Conformity.index95(VoxelSet.of(3, 4), dose, 50)).isEqualTo(1.0 / 8);
  }

  @Test
  void aStructureWithoutVolumeOrWithADoseThatIsNoNumberIsRejected() {
    assertThatThrownBy(() -> Dvh.of(new double[0], 1)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Dvh.of(new double[] {1, Double.NaN}, 1))
        .isInstanceOf(InputException.class);
  }
}
