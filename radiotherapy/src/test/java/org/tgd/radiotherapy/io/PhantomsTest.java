package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.radiotherapy.structure.Structure;

class PhantomsTest {
  @ParameterizedTest
  @ValueSource(strings = {"c-shape", "prostate-1", "prostate-2", "prostate-999999999"})
  void everyStructureHasVoxelsInsideTheBody(String name) {
    PlanningCase phantom = Phantoms.named(name);
    for (Structure structure : phantom.anatomy().structures()) {
      assertThat(structure.voxels().size()).isGreaterThan(500);
      for (int i = 0; i < structure.voxels().size(); i += 50) {
        assertThat(phantom.anatomy().named("BODY").voxels().contains(structure.voxels().get(i)))
            .isTrue();
      }
    }
    assertThat(phantom.bixels()).isBetween(300, 1100);
  }

  @Test
  void seedsDifferAndRepeat() {
    PlanningCase one = Phantoms.named("prostate-1");
    assertThat(Phantoms.named("prostate-1").anatomy()).isEqualTo(one.anatomy());
    assertThat(Phantoms.named("prostate-3").anatomy()).isNotEqualTo(one.anatomy());
  }
}
