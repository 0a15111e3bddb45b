package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class VolumeMaskTest {
  private static final float[] LABELS = {0, 1, 2, 2, 1, 5};

  @TempDir private Path folder;

  private static BitSet inside(String place, float... values) {
    return VolumeMask.named(Path.of(place)).inside("PTV", values);
  }

  @Test
  void aLabelTakesItsVoxels() {
    assertThat(inside("seg.nii.gz:1", LABELS).stream()).containsExactly(1, 4);
    assertThat(inside("seg.nrrd:5", LABELS).stream()).containsExactly(5);
  }

  @Test
  void severalLabelsAreRefusedWithTheList() {
    assertThatThrownBy(() -> inside("seg.nii.gz", LABELS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds the labels 1, 2, 5; name the one that is PTV");
    assertThatThrownBy(() -> inside("seg.nii.gz:3", LABELS))
        .hasMessageContaining("no voxel of label 3; there are 1, 2, 5");
  }

  @Test
  void theOnlyLabelIsTheStructureWhateverItsNumber() {
    assertThat(inside("seg.nii.gz", 0, 255, 0, 255).stream()).containsExactly(1, 3);
  }

  @Test
  void fractionsAreInsideAboveAHalf() {
    assertThat(inside("seg.nii.gz", 0, 0.4f, 0.5f, 0.6f, 1).stream()).containsExactly(3, 4);
    assertThatThrownBy(() -> inside("seg.nii.gz", 0, 0.4f)).hasMessageContaining("has no voxel");
  }

  @Test
  void aFileWhoseNameLooksLikeALabelIsThatFile() throws IOException {
    Path odd = Files.writeString(folder.resolve("seg.nrrd:1"), "");
    assertThat(VolumeMask.named(odd).label()).isEmpty();
  }
}
