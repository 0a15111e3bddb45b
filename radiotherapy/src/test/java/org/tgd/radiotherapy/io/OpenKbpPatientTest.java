package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.StructureType;

/** A made-up patient in the form of OpenKBP. */
class OpenKbpPatientTest {
  @TempDir private Path folder;
  private Path patient;

  @BeforeEach
  void write() throws IOException {
    patient = Files.createDirectory(folder.resolve("pt_7"));
    Files.writeString(patient.resolve("voxel_dimensions.csv"), "4.0\n4.0\n2.5\n");
    box("ct", 60, 70, 60, 70, 60, 70, ",1040");
    box("possible_dose_mask", 58, 72, 60, 70, 60, 70, ",");
    box("dose", 62, 66, 62, 66, 62, 66, ",70.5");
    box("PTV70", 62, 66, 62, 66, 62, 66, ",");
    box("PTV56", 66, 68, 62, 66, 62, 66, ",");
    // k grows to the feet: the brainstem above the cord, which lies behind the mandible
    box("Brainstem", 64, 66, 66, 68, 60, 62, ",");
    box("SpinalCord", 64, 66, 66, 68, 66, 69, ",");
    box("Mandible", 64, 66, 60, 62, 66, 69, ",");
  }

  private void box(String name, int x0, int x1, int y0, int y1, int k0, int k1, String value)
      throws IOException {
    StringBuilder text = new StringBuilder(",data\n");
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        for (int k = k0; k < k1; k++) {
          text.append((y * 128 + x) * 128 + k).append(value).append('\n');
        }
      }
    }
    Files.writeString(patient.resolve(name + ".csv"), text);
  }

  @Test
  void isReadWithItsAxesTurnedAndTheAirCutOff() {
    PlanningCase read = CaseSource.open(patient.toString()).planningCase();
    Grid grid = read.ct().grid();
    // x from 58 - 1 to 71 + 1, y from 60 - 1 to 69 + 1, k from 69 down to 60: z from 58 to 67
    assertThat(grid)
        .isEqualTo(
            new Grid(
                16,
                12,
                12,
                new Point(4, 4, 2.5),
                new Point((57 - 63.5) * 4, (59 - 63.5) * 4, (57 - 63.5) * 2.5)));
    assertThat(read.ct().hounsfield(grid.index(3, 1, 1))).isEqualTo(40);
    assertThat(read.ct().hounsfield(0)).isEqualTo(-1000);
    assertThat(read.name()).isEqualTo("OpenKBP-pt_7");
    assertThat(read.anatomy().ofType(StructureType.TARGET)).hasSize(2);
    assertThat(read.anatomy().named("PTV56").overlapPriority()).isEqualTo(2);
    assertThat(read.beams()).hasSize(9);
    // the highest slice of the brainstem: k = 60, z = 67, less 57 cut off
    assertThat(read.anatomy().named("Brainstem").voxels().contains(grid.index(7, 7, 10))).isTrue();
  }

  @Test
  void keepsDoseAndPrescriptionsInTheCaseFolder() throws IOException {
    Path out = folder.resolve("case");
    CaseWriter.write(CaseSource.open(patient.toString()), Optional.empty(), out);
    JsonNode json = new ObjectMapper().readTree(out.resolve("case.json").toFile());
    assertThat(json.get("prescriptions_Gy").get("PTV56").asDouble()).isEqualTo(56);
    assertThat(json.get("fractions").asInt()).isEqualTo(35);
    assertThat(json.get("openkbp").get("low_zyx").toString()).isEqualTo("[57,59,57]");
    Grid grid = CaseFolder.read(out).planningCase().ct().grid();
    try (GzipInput in = GzipInput.open(out.resolve("reference_dose.f32.gz"))) {
      float[] dose = in.floats(grid.voxels(), "the dose");
      assertThat(dose[grid.index(5, 3, 5)]).isEqualTo(70.5f);
      assertThat(dose[0]).isZero();
    }
  }

  @Test
  void refusesOtherAxesAndDamagedLines() throws IOException {
    box("Brainstem", 64, 66, 66, 68, 69, 70, ",");
    refused("Brainstem should lie above SpinalCord");
    box("Brainstem", 64, 66, 66, 68, 60, 62, ",");
    Files.writeString(patient.resolve("PTV70.csv"), ",data\n5,\n2097152,\n");
    refused("PTV70.csv, line 3: '2097152,'");
    Files.delete(patient.resolve("PTV70.csv"));
    Files.delete(patient.resolve("PTV56.csv"));
    refused("none of the targets PTV70, PTV63, PTV56");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> CaseSource.open(patient.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }
}
