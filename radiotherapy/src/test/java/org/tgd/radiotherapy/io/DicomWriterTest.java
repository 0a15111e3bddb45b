package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.patient.SmallCase;
import org.tgd.radiotherapy.structure.Structure;

class DicomWriterTest {
  @TempDir private Path folder;

  private static float[] dose(Grid grid) {
    float[] dose = new float[grid.voxels()];
    for (int i = 0; i < dose.length; i++) {
      dose[i] = i * 0.07f;
    }
    return dose;
  }

  private static DicomWriter.Plan plan(PlanningCase planned, boolean anonymous) {
    double[] weights = new double[planned.bixels()];
    Arrays.setAll(weights, i -> i);
    return new DicomWriter.Plan(
        Optional.of(dose(planned.evaluation().grid())), Optional.of(weights), anonymous);
  }

  @Test
  void aPlanThatCannotBeWrittenToItsEndLeavesWhatWasThere() throws IOException {
    PlanningCase small = SmallCase.create();
    CaseSource source = new CaseSource(small, Optional.empty());
    Path before = Files.writeString(folder.resolve("rtplan.dcm"), "before");
    DicomWriter.Plan cut = new DicomWriter.Plan(Optional.of(new float[3]), Optional.empty(), false);
    assertThatThrownBy(() -> DicomWriter.write(source, cut, folder))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isDirectoryContaining(before::equals);
    assertThat(folder.toFile().list()).hasSize(1);
    assertThat(before).hasContent("before");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -2})
  void refusesDosesThatNoPlanHas(float dose) {
    PlanningCase small = SmallCase.create();
    DicomWriter.Plan plan = plan(small, false);
    plan.doseGy().orElseThrow()[5] = dose;
    assertThatThrownBy(
            () -> DicomWriter.write(new CaseSource(small, Optional.empty()), plan, folder))
        .isInstanceOf(InputException.class)
        .hasMessage("the dose of voxel 5 is %s Gy; must be a number of 0 or more", dose);
  }

  @Test
  void aPlanReadsBackAsItWas() {
    PlanningCase small = SmallCase.create();
    List<Path> files =
        DicomWriter.write(new CaseSource(small, Optional.empty()), plan(small, false), folder);
    assertThat(files).hasSize(8 + 3);
    DicomFolder read = DicomFolder.read(folder);
    DicomDose dose = read.doses().get(0);
    assertThat(dose.grid()).isEqualTo(small.evaluation().grid());
    assertThat(dose.doseGy()).containsExactly(dose(dose.grid()), within(1e-6f));
    PlanningCase again = read.planningCase();
    assertThat(again.notes()).isEmpty();
    assertThat(again.ct().grid()).isEqualTo(small.ct().grid());
    assertThat(again.anatomy().structures())
        .extracting(Structure::name, Structure::type, Structure::voxels)
        .isEqualTo(
            small.anatomy().structures().stream()
                .map(s -> org.assertj.core.groups.Tuple.tuple(s.name(), s.type(), s.voxels()))
                .toList());
    assertThat(again.beams()).extracting(Beam::gantryDeg).containsExactly(0.0, 90.0);
    assertThat(again.beams().get(0).isocenter()).isEqualTo(small.beams().get(0).isocenter());
    assertThat(read.dvhs(dose)).containsOnlyKeys("BODY", "PTV", "Organ");
  }

  @Test
  void theSamePlanGivesTheSameFiles() throws IOException {
    CaseSource source = new CaseSource(SmallCase.create(), Optional.empty());
    for (String name : List.of("a", "b")) {
      DicomWriter.write(source, plan(source.planningCase(), false), folder.resolve(name));
    }
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      for (Path file : files.toList()) {
        assertThat(folder.resolve("b").resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void thePatientAndTheStudyAreKeptUnlessAnonymous() throws IOException {
    Path original = folder.resolve("original");
    new SyntheticStudy().write(original);
    Path imported = folder.resolve("case");
    CaseWriter.write(CaseSource.open(original.toString()), Optional.empty(), imported);
    CaseSource source = CaseSource.open(imported.toString());
    Path out = folder.resolve("out");
    DicomWriter.write(source, plan(source.planningCase(), false), out);
    // no CT is written: the plan lies beside the one there is
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(3);
    }
    DicomObject structures = DicomParser.read(out.resolve("rtstruct.dcm"));
    assertThat(structures.text(Tag.PATIENT_ID)).isEqualTo("SYN-7");
    assertThat(structures.text(Tag.STUDY)).isEqualTo(SyntheticStudy.STUDY);
    for (String name : List.of("rs.dcm", "rd.dcm", "rp.dcm")) {
      Files.delete(original.resolve(name));
    }
    for (String name : List.of("rtstruct.dcm", "rtplan.dcm", "rtdose.dcm")) {
      Files.copy(out.resolve(name), original.resolve(name));
    }
    DicomFolder together = DicomFolder.read(original);
    assertThat(together.planningCase().anatomy().named("PTV"))
        .isEqualTo(source.planningCase().anatomy().named("PTV"));
    assertThat(together.doses()).hasSize(1);
    Path nobody = folder.resolve("nobody");
    DicomWriter.write(source, plan(source.planningCase(), true), nobody);
    try (Stream<Path> files = Files.list(nobody)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain("SYN-7", "Synthetic", SyntheticStudy.STUDY, SyntheticStudy.FRAME);
      }
    }
    assertThat(DicomFolder.read(nobody).planningCase().ct().grid().nz()).isEqualTo(12);
  }

  @Test
  void edgesOfAnyPixelsEncloseThemAgain() {
    SplittableRandom random = new SplittableRandom(3);
    Grid grid = SmallCase.GRID;
    for (int trial = 0; trial < 300; trial++) {
      BitSet pixels = new BitSet();
      double density = random.nextDouble();
      for (int i = 0; i < grid.nx() * grid.ny(); i++) {
        pixels.set(i, random.nextDouble() < density);
      }
      ContourStack stack = new ContourStack("any");
      for (List<int[]> corners : VoxelEdges.around(pixels, grid.nx(), grid.ny())) {
        double[] points = new double[3 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
          points[3 * i] = grid.x(0) + (corners.get(i)[0] - 0.5) * grid.spacing().x();
          points[3 * i + 1] = grid.y(0) + (corners.get(i)[1] - 0.5) * grid.spacing().y();
          points[3 * i + 2] = grid.z(0);
        }
        stack.add(points);
      }
      if (!pixels.isEmpty()) {
        assertThat(stack.rasterize(grid, grid.spacing().z()))
            .as("trial " + trial)
            .isEqualTo(pixels);
      }
    }
  }
}
