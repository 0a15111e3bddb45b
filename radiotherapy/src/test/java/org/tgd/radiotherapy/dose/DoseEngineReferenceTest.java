package org.tgd.radiotherapy.dose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
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

  private static final List<String> TABLE = new ArrayList<>();

  @AfterAll
  static void writeTable() throws IOException {
    Files.write(Path.of("target", "dose-reference.txt"), TABLE);
  }

  // One beam of each patient; -Dtgd.full=true takes all twelve. Table: target/dose-reference.txt
  @ParameterizedTest
  @CsvSource({"TG119, 4", "PROST1, 2"})
  void openFieldsAgreeWithMatRad(String name, int chosen) {
    CaseFolder folder = CaseFolder.read(Reference.folder().resolve("cases").resolve(name));
    PlanningCase read = folder.planningCase();
    List<float[]> expected = folder.openFields();
    for (int b = 0; b < expected.size(); b++) {
      if (b == chosen || Boolean.getBoolean("tgd.full")) {
        Beam beam = read.beams().get(b);
        float[] dose = open(machine(), read.ct(), read.anatomy(), read.evaluation(), beam, 50);
        Grid grid = read.evaluation().grid();
        double coarse = GammaIndex.global(3, 3).compare(grid, expected.get(b), dose).passPercent();
        double fine = GammaIndex.global(2, 2).compare(grid, expected.get(b), dose).passPercent();
        double ratio = DoseDifference.between(expected.get(b), dose).medianRatio();
        TABLE.add(
            String.format(
                Locale.ROOT,
                "%s beam %d at %.0f deg: gamma 3/3 %.3f %%, 2/2 %.3f %%, median ratio %.5f",
                name,
                b + 1,
                beam.gantryDeg(),
                coarse,
                fine,
                ratio));
        assertThat(coarse).isGreaterThanOrEqualTo(99.9);
        assertThat(fine).isGreaterThanOrEqualTo(99.9);
        assertThat(ratio).isEqualTo(1, within(0.001));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "field50mm_bixel10_latcut50, 10, 5, 50",
    "field100mm_bixel20_latcut170, 20, 5, 170",
    "field100mm_bixel4_latcut50, 4, 25, 50"
  })
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
    JsonNode figures = waterFigures(field);
    for (double depth : new double[] {100, 200}) {
      double own = (onAxis(grid, dose, depth - 1.25) + onAxis(grid, dose, depth + 1.25)) / 2;
      double theirs = figures.path("dose_" + (int) depth).asDouble();
      TABLE.add(
          String.format(
              Locale.ROOT, "water %s D(%.0f): %.5f, matRad %.5f", field, depth, own, theirs));
      assertThat(own / theirs).isEqualTo(1, within(0.001));
    }
    for (double depth : depths) {
      double[] profile = new double[grid.nx()];
      Arrays.setAll(profile, x -> dose[grid.index(x, (int) ((depth - 1.25) / 2.5 + 0.5), 1)]);
      double width = edge(profile, 0.5, -1) + edge(profile, 0.5, 1);
      double penumbra = edge(profile, 0.2, 1) - edge(profile, 0.8, 1);
      check(field, "fwhm_mm", depth, width, figures);
      check(field, "penumbra_80_20_mm", depth, penumbra, figures);
    }
    for (double[] row : csv(field + "_profiles.csv")) {
      int x = (int) Math.round((row[0] + 150) / 2.5);
      for (int d = 0; d < depths.length; d++) {
        int y = (int) Math.round((depths[d] - 1.25) / 2.5);
        // where the cut-off of a bixel ends, rounding decides on a step of half a percent
        assertThat((double) dose[grid.index(x, y, 1)]).isEqualTo(row[d + 1], within(0.0075));
      }
    }
  }

  private static double onAxis(Grid grid, float[] dose, double depth) {
    return dose[grid.index(60, (int) Math.round((depth - 1.25) / 2.5), 1)];
  }

  private static void check(String field, String what, double depth, double own, JsonNode figures) {
    double theirs = figures.path(what).path(String.valueOf(depth)).asDouble();
    TABLE.add(
        String.format(
            Locale.ROOT,
            "water %s %s at %.2f mm: %.2f, matRad %.2f",
            field,
            what,
            depth,
            own,
            theirs));
    assertThat(own).as("%s at %s", what, depth).isEqualTo(theirs, within(0.1));
  }

  /** Where a profile of 2.5 mm spacing falls to a level of its value on the axis, in mm from it. */
  private static double edge(double[] profile, double level, int side) {
    double wanted = level * profile[60];
    int at = 60;
    while (profile[at] >= wanted) {
      at += side;
    }
    double beyond = (wanted - profile[at]) / (profile[at - side] - profile[at]);
    return 2.5 * (Math.abs(at - 60) - beyond);
  }

  private static JsonNode waterFigures(String field) throws IOException {
    Path file = Reference.folder().resolve("water/water.json");
    for (JsonNode node : new ObjectMapper().readTree(file.toFile()).path("fields")) {
      if (node.path("name").asText().equals(field)) {
        return node;
      }
    }
    throw new IllegalArgumentException("no field " + field);
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
