package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.MissingTool;
import org.tgd.radiotherapy.ct.Grid;

/** What other programs say of an exported phantom: dicom3tools' validator and pydicom. */
class DicomExportIT {
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  @TempDir private Path folder;
  private PlanningCase phantom;
  private float[] dose;

  @BeforeEach
  void export() {
    phantom = Phantoms.named("prostate-1");
    Grid grid = phantom.evaluation().grid();
    dose = new float[grid.voxels()];
    for (int i = 0; i < dose.length; i++) {
      dose[i] = (float) (40 + 20 * Math.sin(i * 1e-4));
    }
    double[] weights = new double[phantom.bixels()];
    Arrays.fill(weights, 1.5);
    DicomWriter.write(
        new CaseSource(phantom, Optional.empty()),
        new DicomWriter.Plan(Optional.of(dose), Optional.of(weights), false),
        folder);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void theValidatorFindsNoError() throws IOException, InterruptedException {
    for (String name : List.of("ct0001.dcm", "rtstruct.dcm", "rtplan.dcm", "dose16.dcm")) {
      if (name.equals("dose16.dcm")) {
        writeDoseOf16Bits();
      }
      String said;
      try {
        said = run(List.of("dciodvfy", folder.resolve(name).toString()));
      } catch (IOException e) {
        MissingTool.report(
            new IllegalStateException("dciodvfy is not there (Debian: dicom3tools)", e));
        return;
      }
      assertThat(said).as(name).doesNotContain("Error").doesNotContain("Assertion");
      assertThat(said).as(name).containsAnyOf("CTImage", "RTStructureSet", "RTPlan", "RTDose");
    }
  }

  /**
   * The validator stops at any pixels of 32 bits in OW, also those of other programs. So it is
   * shown the same object with each number of 32 bits as two of 16 in twice as many columns.
   */
  private void writeDoseOf16Bits() throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve("rtdose.dcm"));
    patch(file, Tag.BITS_ALLOCATED, 16);
    patch(file, Tag.BITS_STORED, 16);
    patch(file, Tag.HIGH_BIT, 15);
    patch(file, Tag.COLUMNS, 2 * phantom.evaluation().grid().nx());
    Files.write(folder.resolve("dose16.dcm"), file);
  }

  private static void patch(byte[] file, int tag, int value) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = DicomParser.HEADER_BYTES; ; i += 2) {
      boolean there =
          in.getShort(i) == (short) (tag >>> 16)
              && in.getShort(i + 2) == (short) tag
              && in.getInt(i + 4) == 2;
      if (there) {
        in.putShort(i + 8, (short) value);
        return;
      }
    }
  }

  private static final String CHECK =
      """
      import sys, glob, numpy, pydicom
      at = sys.argv[1] + '/'
      ct = [pydicom.dcmread(f) for f in sorted(glob.glob(at + 'ct*.dcm'))]
      rs, rp, rd = [pydicom.dcmread(at + f) for f in ('rtstruct.dcm', 'rtplan.dcm', 'rtdose.dcm')]
      every = ct + [rs, rp, rd]
      for field in ('StudyInstanceUID', 'FrameOfReferenceUID', 'PatientID', 'PatientName'):
          assert len({str(getattr(x, field)) for x in every}) == 1, field
      assert len({x.SOPInstanceUID for x in every}) == len(every)
      study = rs.ReferencedFrameOfReferenceSequence[0].RTReferencedStudySequence[0]
      series = study.RTReferencedSeriesSequence[0]
      assert series.SeriesInstanceUID == ct[0].SeriesInstanceUID
      slices = {x.SOPInstanceUID: x for x in ct}
      assert {i.ReferencedSOPInstanceUID for i in series.ContourImageSequence} == set(slices)
      for roi in rs.ROIContourSequence:
          for c in roi.ContourSequence:
              image = slices[c.ContourImageSequence[0].ReferencedSOPInstanceUID]
              assert abs(c.ContourData[2] - image.ImagePositionPatient[2]) < 1e-3
              assert len(c.ContourData) == 3 * c.NumberOfContourPoints
      assert rp.ReferencedStructureSetSequence[0].ReferencedSOPInstanceUID == rs.SOPInstanceUID
      assert rd.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID == rp.SOPInstanceUID
      numbers = [b.BeamNumber for b in rp.BeamSequence]
      group = rp.FractionGroupSequence[0]
      assert numbers == [b.ReferencedBeamNumber for b in group.ReferencedBeamSequence]
      assert group.NumberOfBeams == len(numbers)
      dose = rd.pixel_array * float(rd.DoseGridScaling)
      expected = numpy.fromfile(at + 'dose.f32', '<f4').reshape(dose.shape)
      assert abs(dose - expected).max() < 1e-6, abs(dose - expected).max()
      hu = numpy.stack([x.pixel_array * float(x.RescaleSlope) + float(x.RescaleIntercept) for x in ct])
      assert (hu == numpy.fromfile(at + 'ct.f32', '<f4').reshape(hu.shape)).all()
      print('sound', len(every), ','.join(r.ROIName for r in rs.StructureSetROISequence))
      """;

  @Test
  void pydicomReadsTheSameDoseAndCompleteReferences() throws IOException, InterruptedException {
    write("dose.f32", dose);
    float[] hounsfield = new float[phantom.ct().grid().voxels()];
    for (int i = 0; i < hounsfield.length; i++) {
      hounsfield[i] = phantom.ct().hounsfield(i);
    }
    write("ct.f32", hounsfield);
    Optional<String> python = python();
    if (python.isEmpty()) {
      MissingTool.report(
          new IllegalStateException(
              "no Python with pydicom and numpy (Debian: python3-pydicom, python3-numpy)"));
      return;
    }
    String said = run(List.of(python.get(), "-c", CHECK, folder.toString()));
    assertThat(said.strip())
        .isEqualTo("sound 70 BODY,PTV,CTV,Rectum,Bladder,FemoralHead_L,FemoralHead_R");
  }

  private void write(String name, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(folder.resolve(name), bytes.array());
  }

  private static Optional<String> python() throws InterruptedException {
    for (String each : PYTHONS) {
      try {
        List<String> command =
            new ArrayList<>(List.of(each, "-c", "import pydicom, numpy; print(1)"));
        if (run(command).strip().equals("1")) {
          return Optional.of(each);
        }
      } catch (IOException e) {
        // not there: the next one
      }
    }
    return Optional.empty();
  }

  @Test
  void filesAreNamedForWhatTheyAre() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(n -> !n.startsWith("ct")))
          .containsExactlyInAnyOrder("rtstruct.dcm", "rtplan.dcm", "rtdose.dcm");
    }
  }
}
