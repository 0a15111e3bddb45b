package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.patient.SmallCase;

class CaseFolderTest {
  @TempDir private Path temporary;
  private Path folder;
  private DoseInfluenceMatrix matrix;

  @BeforeEach
  void writeSmallCase() {
    PlanningCase small = SmallCase.create();
    folder = temporary.resolve("case");
    matrix =
        new CaseSource(small, Optional.empty())
            .computed(new DoseEngine(GenericMachine.create(), DoseSettings.standard()));
    CaseWriter.write(small, Optional.of(matrix), folder);
  }

  @Test
  void aWrittenCaseReadsBack() {
    CaseFolder read = CaseFolder.read(folder);
    PlanningCase small = SmallCase.create();
    assertThat(read.planningCase().anatomy()).isEqualTo(small.anatomy());
    assertThat(read.planningCase().optimization()).isEqualTo(small.optimization());
    assertThat(read.planningCase().beams()).isEqualTo(small.beams());
    assertThat(read.doseInfluence().value()).isEqualTo(matrix.value());
    assertThat(read.doseInfluence().row()).isEqualTo(matrix.row());
  }

  @Test
  void aCaseIsNotWrittenOverAnotherOne() {
    assertThatThrownBy(() -> CaseWriter.write(SmallCase.create(), Optional.empty(), folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void aCaseThatCannotBeWrittenToItsEndLeavesNothing() {
    CaseSource source =
        new CaseSource(
            SmallCase.create(),
            Optional.empty(),
            new CaseSupplement(Map.of("unwritable", new Object()), Optional.empty()));
    Path other = temporary.resolve("deep/other");
    assertThatThrownBy(() -> CaseWriter.write(source, Optional.empty(), other))
        .isInstanceOf(java.io.UncheckedIOException.class)
        .hasMessageContaining("cannot write the case to " + other);
    assertThat(temporary).isDirectoryNotContaining("glob:**/{deep,.tgd-new-*}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"case\" : | \"case\" : \"first\", \"case\" : | Duplicate",
        "\"structures\" : | \"structures\" : [], \"structures\" : | Duplicate",
        "\\}\\s*$ | } more | not sound JSON",
        "\\}\\s*$ | } {} | something follows the JSON object",
        "\"bit\" : 1 | \"bit\" : 0 | [1].bit' is 0 for another structure too",
        "\"voxels_ct\" : 64 | \"voxels_ct\" : 65 | states another number than",
        "\"n_bixels\" : [0-9]+ | \"n_bixels\" : 3 | n_bixels' is 3",
        "int16 LE | int16 BE | must be little endian"
      })
  void aDescriptionThatContradictsItselfIsRefused(String from, String to, String says)
      throws IOException {
    Path json = folder.resolve("case.json");
    String text = Files.readString(json);
    Files.writeString(json, text.replaceFirst(from, to));
    assertThat(json).content().isNotEqualTo(text);
    assertThatThrownBy(() -> CaseFolder.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("case.json")
        .hasMessageContaining(says);
  }

  @Test
  void aTruncatedMatrixIsNamedAsSuch() throws IOException {
    Path file = folder.resolve("dij.csc.gz");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> CaseFolder.read(folder).doseInfluence())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("dij.csc.gz")
        .hasMessageContaining("truncated");
  }

  @Test
  void aMatrixOfAbsurdLengthIsRefusedBeforeItIsAllocated() throws IOException {
    PlanningCase small = SmallCase.create();
    ByteBuffer starts =
        ByteBuffer.allocate(4 * (small.bixels() + 1)).order(ByteOrder.LITTLE_ENDIAN);
    starts.putInt(4 * small.bixels(), Integer.MAX_VALUE - 20);
    pack(folder.resolve("dij.csc.gz"), starts.array());
    assertThatThrownBy(() -> CaseFolder.read(folder).doseInfluence())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("should be 2147483627 values");
  }

  @Test
  void aCtVoxelThatIsNoNumberIsNamed() throws IOException {
    ByteBuffer ct = ByteBuffer.allocate(4 * SmallCase.GRID.voxels()).order(ByteOrder.LITTLE_ENDIAN);
    ct.putFloat(4 * SmallCase.GRID.index(3, 2, 1), Float.NaN);
    pack(folder.resolve("ct_hu.i16.gz"), ct.array());
    replace("int16 LE HU", "float32 LE HU");
    assertRefused("CT voxel (3, 2, 1) is NaN");
  }

  @Test
  void damagedDescriptionsAreRefusedWithTheirPlace() throws IOException {
    replace("\"SAD\" : 1000.0", "\"SAD\" : \"far\"");
    assertRefused("field 'plan.SAD' must be a finite number");
    replace("\"SAD\" : \"far\"", "\"SAD\" : ,");
    assertRefused("not sound JSON at line");
    replace("\"SAD\" : ,", "\"SAD\" : 1000.0");
    replace("\"ct_hu.i16.gz\"", "\"../ct_hu.i16.gz\"");
    assertRefused("same folder");
  }

  @Test
  void gridsOfAbsurdSizeAreRefused() throws IOException {
    replace("\"dims_xyz\" : [ 12, 10, 8 ]", "\"dims_xyz\" : [ 60000, 60000, 8 ]");
    assertRefused("dims_xyz");
    replace("[ 60000, 60000, 8 ]", "[ 500, 500, 500 ]");
    assertRefused("compressed");
  }

  @Test
  void anEmptyTargetIsRefusedWhereBixelsHaveToBeLaid() throws IOException {
    byte[] masks = new byte[SmallCase.GRID.voxels()];
    Arrays.fill(masks, (byte) 1);
    pack(folder.resolve("masks_ct.u8.gz"), masks);
    String json = Files.readString(folder.resolve("case.json"), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("case.json"),
        json.replace(
            "\"plan\"",
            "\"suggested_plan\": {\"gantry\": [0], \"bixel_width\": 10, \"dose_grid_mm\": 10},"
                + " \"unused\""));
    assertRefused("target 'PTV' has no voxel");
  }

  @Test
  void placesThatAreNoCaseAreAnsweredWithWhatWouldBe() {
    assertThatThrownBy(() -> CaseSource.open(temporary.resolve("absent").toString()))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> CaseSource.open("phantom:head"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("c-shape");
    assertThatThrownBy(() -> CaseSource.open(temporary.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("DICOM");
  }

  private void replace(String before, String after) throws IOException {
    Path file = folder.resolve("case.json");
    String json = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(json).contains(before);
    Files.writeString(file, json.replace(before, after));
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> CaseFolder.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }

  private static void pack(Path file, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    Files.write(file, packed.toByteArray());
  }
}
