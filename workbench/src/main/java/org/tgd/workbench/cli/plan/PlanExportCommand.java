package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.DicomWriter;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a plan as DICOM. */
@Command(
    name = "export",
    description =
        "Writes a plan as DICOM: RTSTRUCT, RTPLAN (with beamlet weights as private elements),"
            + " RTDOSE, and the CT where it is not there as DICOM. Not for clinical use.")
final class PlanExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ImportOptions choices;

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Option(
      names = "--dose",
      paramLabel = "FILE",
      description = "A dose as written by 'plan solve --dose-out'.")
  private Optional<Path> dose = Optional.empty();

  @Option(
      names = "--fluence",
      paramLabel = "FILE",
      description = "Beamlet weights as written by 'plan solve --fluence-out'.")
  private Optional<Path> fluence = Optional.empty();

  @Option(
      names = "--anonymize",
      description =
          "Leave out whose plan it is, take other identifiers, and write the CT too (default: the"
              + " patient and the study of the DICOM files that the case came from).")
  private boolean anonymous;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (dose.isEmpty() && fluence.isEmpty()) {
      throw new InputException("nothing to export: give --dose FILE, --fluence FILE or both");
    }
    dose.ifPresent(PlanFiles::requireFile);
    fluence.ifPresent(PlanFiles::requireFile);
    PlanFiles.requireNoFile("--out", out);
    CaseSource source = CaseSource.open(place, choices.choices());
    PlanningCase planned = source.planningCase();
    int voxels = planned.evaluation().grid().voxels();
    Optional<float[]> doses = Optional.empty();
    Optional<double[]> weights = Optional.empty();
    if (dose.isPresent()) {
      doses = Optional.of(new float[voxels]);
      read(dose.get(), Float.BYTES, voxels).asFloatBuffer().get(doses.get());
    }
    if (fluence.isPresent()) {
      weights = Optional.of(new double[planned.bixels()]);
      read(fluence.get(), Double.BYTES, planned.bixels()).asDoubleBuffer().get(weights.get());
    }
    DicomWriter.Plan plan = new DicomWriter.Plan(doses, weights, anonymous);
    DicomWriter.write(source, plan, out).forEach(file -> spec.commandLine().getOut().println(file));
    ImportOptions.say(planned.notes(), spec.commandLine().getErr());
    return ExitCode.DONE;
  }

  private static ByteBuffer read(Path file, int width, int count) throws IOException {
    if (Files.size(file) != (long) width * count) {
      throw new InputException(
          "%s: %d bytes; this case needs %d values of %d bytes"
              .formatted(file, Files.size(file), count, width));
    }
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
