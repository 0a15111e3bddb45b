package org.tgd.radiotherapy.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.patient.SmallCase;

class StructureSetTest {
  private static final Grid GRID = new Grid(4, 1, 1, new Point(1, 1, 1), new Point(0, 0, 0));

  private static Structure structure(String name, double priority, int... voxels) {
    return new Structure(name, StructureType.OAR, priority, VoxelSet.of(voxels));
  }

  @Test
  void theLowestPriorityTakesSharedVoxelsAndEqualsShareThem() {
    StructureSet set =
        new StructureSet(
            GRID,
            List.of(
                structure("a", 2, 0, 1, 2),
                structure("b", 1, 1),
                structure("c", 2, 2, 3),
                structure("d", 3, 3)));
    StructureSet cut = set.withoutOverlaps();
    assertThat(cut.named("a").voxels()).isEqualTo(VoxelSet.of(0, 2));
    assertThat(cut.named("b").voxels()).isEqualTo(VoxelSet.of(1));
    assertThat(cut.named("c").voxels()).isEqualTo(VoxelSet.of(2, 3));
    assertThat(cut.named("d").voxels().isEmpty()).isTrue();
  }

  @Test
  void resamplingTakesTheNearestVoxelAndNothingFromOutside() {
    StructureSet set = new StructureSet(GRID, List.of(structure("a", 1, 0, 1)));
    Grid shifted = new Grid(5, 1, 1, new Point(0.8, 1, 1), new Point(-1.4, 0, 0));
    // centres -1.4 (outside), -0.6 (outside), 0.2, 1.0, 1.8
    assertThat(set.resampled(shifted).named("a").voxels()).isEqualTo(VoxelSet.of(2, 3));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNamesThereAre() {
    StructureSet set = SmallCase.create().anatomy();
    assertThatThrownBy(() -> set.named("Rectum"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("BODY, PTV, Organ");
  }

  @Test
  void rejectsTwoStructuresOfOneNameAndVoxelsOutsideTheGrid() {
    assertThatThrownBy(
            () -> new StructureSet(GRID, List.of(structure("a", 1, 0), structure("a", 1, 1))))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new StructureSet(GRID, List.of(structure("a", 1, 4))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("outside the grid");
  }
}
