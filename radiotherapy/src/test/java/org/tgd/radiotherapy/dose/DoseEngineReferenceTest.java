package org.tgd.radiotherapy.dose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.radiotherapy.Reference;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.Bixel;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dvh.DoseDifference;
import org.tgd.radiotherapy.dvh.GammaIndex;
import org.tgd.radiotherapy.io.CaseFolder;
import org.tgd.radiotherapy.io.MachineFile;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** Against matRad's pencil beam on the same base data: open fields in patients, and water. */
class DoseEngineReferenceTest {
  private static Machine machine() {
    return MachineFile.read(Reference.folder().resolve("machine/photons_generic.json"));
  }

  // One beam of each patient; -Dtgd.all-beams=true takes all twelve.
  @ParameterizedTest
  @CsvSource({"TG119, 4", "PROST1, 2"})
  void openFieldsAgreeWithMatRad(String name, int chosen) {
    CaseFolder folder = CaseFolder.read(Reference.folder().resolve("cases").resolve(name));
    PlanningCase read = folder.planningCase();
    List<float[]> expected = folder.openFields();
    for (int b = 0; b < expected.size(); b++) {
      if (b == chosen || Boolean.getBoolean("tgd.all-beams")) {
        Beam beam = read.beams().get(b);
        float[] dose = open(machine(), read.ct(), read.anatomy(), read.evaluation(), beam, 50);
        Grid grid = read.evaluation().grid();
        assertThat(GammaIndex.global(3, 3).compare(grid, expected.get(b), dose).passPercent())
            .isGreaterThanOrEqualTo(99.9);
        assertThat(GammaIndex.global(2, 2).compare(grid, expected.get(b), dose).passPercent())
            .isGreaterThanOrEqualTo(99.9);
        assertThat(DoseDifference.between(expected.get(b), dose).medianRatio())
            .isEqualTo(1, within(0.001));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"field50mm_bixel10_latcut50, 10, 5, 50", "field100mm_bixel20_latcut170, 20, 5, 170"})
  void waterAgreesWithMatRadAtEveryDepthAndOffAxisPoint(
      String field, double bixel, int across, double cutoff) throws IOException {
    Grid grid = new Grid(121, 120, 3, new Point(2.5, 2.5, 2.5), new Point(-150, -98.75, -2.5));
    BitSet all = new BitSet();
    all.set(0, grid.voxels());
    StructureSet water =
        new StructureSet(
            grid, List.of(new Structure("water", StructureType.TARGET, 1, VoxelSet.of(all))));
    List<Bixel> bixels = new ArrayList<>();
    for (int i = 0; i < across * across; i++) {
      bixels.add(new Bixel((i / across - across / 2) * bixel, (i % across - across / 2) * bixel));
    }
    Beam beam = new Beam(0, 0, new Point(0, 0, 0), 1000, bixel, bixels);
    Ct ct = new Ct(grid, new float[grid.voxels()]);
    float[] dose = open(machine(), ct, water, water, beam, cutoff);
    for (double[] row : csv(field + "_pdd.csv")) {
      int y = (int) Math.round((row[0] - 1.25) / 2.5);
      assertThat((double) dose[grid.index(60, y, 1)]).isEqualTo(row[1], within(5e-4 * row[1]));
    }
    double[] depths = {13.75, 48.75, 98.75, 198.75};
    for (double[] row : csv(field + "_profiles.csv")) {
      int x = (int) Math.round((row[0] + 150) / 2.5);
      for (int d = 0; d < depths.length; d++) {
        int y = (int) Math.round((depths[d] - 1.25) / 2.5);
        // where the cut-off of a bixel ends, rounding decides on a step of half a percent
        assertThat((double) dose[grid.index(x, y, 1)]).isEqualTo(row[d + 1], within(0.0075));
      }
    }
  }

  private static float[] open(
      Machine machine,
      Ct ct,
      StructureSet anatomy,
      StructureSet evaluation,
      Beam beam,
      double cutoff) {
    DoseSettings settings = DoseSettings.standard().withLateralCutoffMm(cutoff);
    DoseInfluenceMatrix matrix =
        new DoseEngine(machine, settings).influence(ct, anatomy, evaluation, List.of(beam));
    double[] weights = new double[matrix.columns()];
    Arrays.fill(weights, 1);
    return matrix.dose(weights, 0);
  }

  private static List<double[]> csv(String name) throws IOException {
    Path file = Reference.folder().resolve("water").resolve(name);
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
