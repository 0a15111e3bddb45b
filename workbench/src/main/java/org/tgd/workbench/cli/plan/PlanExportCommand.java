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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a plan as DICOM. */
@Command(
    name = "export",
    description =
        "Writes a dose as RTDOSE and beamlet weights as RTPLAN (the weights as private elements).")
final class PlanExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--case",
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

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (dose.isEmpty() && fluence.isEmpty()) {
      throw new InputException("nothing to export: give --dose FILE, --fluence FILE or both");
    }
    PlanningCase planned = CaseSource.open(place).planningCase();
    int voxels = planned.evaluation().grid().voxels();
    float[] doses = new float[dose.isPresent() ? voxels : 0];
    double[] weights = new double[fluence.isPresent() ? planned.bixels() : 0];
    if (dose.isPresent()) {
      read(dose.get(), Float.BYTES, voxels).asFloatBuffer().get(doses);
    }
    if (fluence.isPresent()) {
      read(fluence.get(), Double.BYTES, planned.bixels()).asDoubleBuffer().get(weights);
    }
    Files.createDirectories(out);
    if (dose.isPresent()) {
      DicomWriter.dose(planned.evaluation().grid(), doses, out.resolve("rtdose.dcm"));
      spec.commandLine().getOut().println(out.resolve("rtdose.dcm"));
    }
    if (fluence.isPresent()) {
      DicomWriter.plan(planned.beams(), weights, out.resolve("rtplan.dcm"));
      spec.commandLine().getOut().println(out.resolve("rtplan.dcm"));
    }
    return ExitCode.DONE;
  }

  private static ByteBuffer read(Path file, int width, int count) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": no such file");
    }
    if (Files.size(file) != (long) width * count) {
      throw new InputException(
          "%s: %d bytes; this case needs %d values of %d bytes"
              .formatted(file, Files.size(file), count, width));
    }
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
