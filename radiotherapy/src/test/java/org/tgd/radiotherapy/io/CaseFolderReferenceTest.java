package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.radiotherapy.Reference;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.structure.StructureSet;

/** Against cases that matRad exported: masks, overlaps, isocentre and bixels. */
class CaseFolderReferenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"TG119", "PROST1"})
  void masksOnTheDoseGridFollowFromTheCtMasks(String name) {
    PlanningCase read = read(name).planningCase();
    Grid grid = read.ct().grid().resampled(5);
    assertThat(grid).isEqualTo(read.evaluation().grid());
    StructureSet resampled = read.anatomy().resampled(grid);
    assertThat(resampled).isEqualTo(read.evaluation());
    assertThat(resampled.withoutOverlaps()).isEqualTo(read.optimization());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TG119", "PROST1"})
  void bixelsAndIsocenterFollowFromTheTargets(String name) {
    PlanningCase read = read(name).planningCase();
    for (Beam beam : read.beams()) {
      assertThat(BixelGrid.isocenter(read.anatomy()).minus(beam.isocenter()).length())
          .isLessThan(1e-9);
      assertThat(BixelGrid.covering(read.anatomy(), beam)).isEqualTo(beam.bixels());
    }
  }

  @ParameterizedTest
  @CsvSource({"TG119, 650000, 506, 5043931", "PROST1, 169600, 513, 6674952"})
  void readsTheDoseInfluenceMatrix(String name, int rows, int columns, int entries) {
    DoseInfluenceMatrix matrix = read(name).doseInfluence();
    assertThat(matrix.rows()).isEqualTo(rows);
    assertThat(matrix.columns()).isEqualTo(columns);
    assertThat(matrix.entries()).isEqualTo(entries);
  }

  @Test
  void aCaseWithoutBeamsGetsThoseOfItsSuggestedPlan() {
    PlanningCase read = read("PROST2").planningCase();
    assertThat(read.beams()).hasSize(7);
    assertThat(read.bixels()).isBetween(400, 700);
    assertThat(read.evaluation().grid().spacing().x()).isEqualTo(5);
  }

  private static CaseFolder read(String name) {
    return CaseFolder.read(Reference.folder().resolve("cases").resolve(name));
  }
}
