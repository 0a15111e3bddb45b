package org.tgd.workbench.cli.plan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.dose.Machine;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.CaseWriter;
import org.tgd.radiotherapy.io.MachineFile;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes dose. */
@Command(
    name = "dose",
    description = "Computes the dose of a case's beams with the pencil-beam engine.",
    footerHeading = "%nExamples:%n",
    footer = {"  tgd plan dose --case phantom:c-shape --out dij.bin"})
final class PlanDoseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ImportOptions choices;
  @Mixin private OutputOptions output;

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Option(
      names = "--machine",
      paramLabel = "FILE",
      description = "Base data of the machine, JSON or .mat (default: a generic 6 MV machine).")
  private Optional<Path> machine = Optional.empty();

  @Option(
      names = "--open-fields",
      description =
          "Write the dose of each beam with all bixels at weight 1: float32, little-endian, beam"
              + " after beam; without it the influence matrix is written as gzip: column starts,"
              + " row differences, values.")
  private boolean openFields;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path out;

  @Option(
      names = "--lateral-cutoff",
      paramLabel = "MM",
      defaultValue = "50",
      description = "How far beside a bixel its dose is followed (default: ${DEFAULT-VALUE} mm).")
  private double cutoff;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() throws IOException {
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1) {
      throw new InputException("--threads was " + count + "; must be 1 or more");
    }
    if (!(cutoff >= 1 && cutoff <= 300)) {
      throw new InputException("--lateral-cutoff was " + cutoff + "; must be 1 to 300 mm");
    }
    PlanFiles.requireWritable("--out", out);
    Machine chosen = machine.map(MachineFile::read).orElseGet(GenericMachine::create);
    CaseSource source = CaseSource.open(place, choices.choices());
    DoseSettings settings = DoseSettings.standard().withThreads(count).withLateralCutoffMm(cutoff);
    long start = System.nanoTime();
    DoseInfluenceMatrix matrix = source.computed(new DoseEngine(chosen, settings));
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Beam> beams = source.planningCase().beams();
    if (openFields) {
      WholeFile.write(out, draft -> writeOpenFields(matrix, beams, draft));
    } else {
      WholeFile.write(out, draft -> CaseWriter.matrix(matrix, draft));
    }
    report(chosen, matrix, beams.size(), seconds);
    return ExitCode.DONE;
  }

  private static void writeOpenFields(DoseInfluenceMatrix matrix, List<Beam> beams, Path file)
      throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      int first = 0;
      for (Beam beam : beams) {
        double[] open = new double[beam.bixels().size()];
        Arrays.fill(open, 1);
        float[] dose = matrix.dose(open, first);
        first += open.length;
        ByteBuffer bytes =
            ByteBuffer.allocate(Float.BYTES * dose.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(dose);
        stream.write(bytes.array());
      }
    }
  }

  private void report(Machine chosen, DoseInfluenceMatrix matrix, int beams, double seconds) {
    PrintWriter to = spec.commandLine().getOut();
    if (output.json()) {
      to.println(
          PlanJson.text(
              PlanJson.fields(
                  "machine", chosen.name(),
                  "beams", beams,
                  "bixels", matrix.columns(),
                  "voxels", matrix.rows(),
                  "entries", matrix.entries(),
                  "seconds", seconds,
                  "out", out.toString())));
      return;
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s: %d beams, %d bixels, %d voxels, %d entries in %.2f s -> %s",
            chosen.name(),
            beams,
            matrix.columns(),
            matrix.rows(),
            matrix.entries(),
            seconds,
            out);
    Screen.text(to, List.of(text));
  }
}
