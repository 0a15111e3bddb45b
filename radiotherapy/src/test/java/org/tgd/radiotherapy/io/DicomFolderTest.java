package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.Reference;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

class DicomFolderTest {
  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private void patient(boolean explicit) throws IOException {
    for (int k = 0; k < 6; k++) {
      write("ct" + k + ".dcm", DicomFixture.slice(explicit, 20 - 5 * k, "1.2.3"));
    }
    write("rs.dcm", DicomFixture.structures(explicit, 0, 15));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsCtAndStructuresWithHolesInBothForms(boolean explicit) throws IOException {
    patient(explicit);
    PlanningCase read = DicomFolder.read(folder).planningCase();
    assertThat(read.ct().grid().nz()).isEqualTo(6);
    assertThat(read.ct().grid().origin().z()).isEqualTo(-5);
    assertThat(read.ct().hounsfield(0)).isEqualTo(-1000);
    VoxelSet target = read.anatomy().named("PTV 70").voxels();
    assertThat(read.anatomy().named("PTV 70").type()).isEqualTo(StructureType.TARGET);
    // centres at ±5 and ±15 mm: 16 within ±16 mm, less 4 within the hole of ±6 mm; slices 0 to 15
    assertThat(target.size()).isEqualTo(12 * 4);
    assertThat(read.anatomy().named("BODY").voxels().size()).isEqualTo(6 * 4 * 6);
    assertThat(read.beams()).hasSize(7);
  }

  @Test
  void readsAFolderBehindALink() throws IOException {
    patient(true);
    Path link = Files.createSymbolicLink(elsewhere.resolve("patient"), folder);
    assertThat(DicomFolder.read(link).planningCase().ct().grid().nz()).isEqualTo(6);
  }

  @Test
  void refusesMixedSeriesMissingSlicesAndUnknownEncodings() throws IOException {
    patient(true);
    write("ct9.dcm", DicomFixture.slice(true, 25, "9.9.9"));
    assertRefused("different CT series");
    write("ct9.dcm", DicomFixture.slice(true, 35, "1.2.3"));
    assertRefused("evenly spaced");
    write("ct9.dcm", new DicomFixture(true).file("1.2.3.4"));
    assertRefused("transfer syntax 1.2.3.4");
  }

  @Test
  void refusesStructuresOutsideTheGridAndEmptyTargets() throws IOException {
    patient(true);
    write("rs.dcm", DicomFixture.structures(true, 500, 515));
    assertRefused("outside the grid");
    write(
        "rs.dcm",
        new DicomFixture(true)
            .text(Tag.MODALITY, "CS", "RTSTRUCT")
            .sequence(
                Tag.ROIS,
                new DicomFixture(true)
                    .text(Tag.ROI_NUMBER, "IS", "1")
                    .text(Tag.ROI_NAME, "LO", "PTV"))
            .file(DicomFixture.EXPLICIT));
    assertRefused("no closed contour: PTV");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> DicomFolder.read(folder).planningCase())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }

  /** Bars: volume within 1 %, doses within 0.2 Gy of the analytic values of the slab convention. */
  @Test
  void histogramsOfTheSyntheticSetAgreeWithAnalyticValues() throws IOException {
    Path data = Reference.folder().resolve("dicom_dvh");
    JsonNode expected = new ObjectMapper().readTree(data.resolve("dicompyler_dvh.json").toFile());
    DicomFolder read = DicomFolder.read(data);
    assertThat(read.doses()).hasSize(2);
    for (DicomDose dose : read.doses()) {
      Map<String, Dvh> dvhs = read.dvhs(dose);
      assertThat(dvhs).hasSize(4);
      dvhs.forEach(
          (name, dvh) -> {
            JsonNode analytic =
                expected.get(dose.source()).get(name).get("analytic_slab_convention");
            assertThat(dvh.volumeCc() / analytic.get("volume_cc").asDouble())
                .isEqualTo(1, within(0.003));
            assertThat(dvh.meanGy()).isEqualTo(analytic.get("mean").asDouble(), within(0.1));
            for (int percent : new int[] {98, 95, 50, 2}) {
              assertThat(dvh.doseAtVolumePercent(percent))
                  .isEqualTo(analytic.get("D" + percent).asDouble(), within(0.1));
            }
          });
    }
  }
}
