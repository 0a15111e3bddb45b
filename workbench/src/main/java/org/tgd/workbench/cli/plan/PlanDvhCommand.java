package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.DicomDose;
import org.tgd.radiotherapy.io.DicomFolder;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints dose-volume statistics. */
@Command(
    name = "dvh",
    description = "Prints dose-volume statistics of a dose, of a case or of a DICOM folder.",
    footerHeading = "%nExamples:%n",
    footer = {"  tgd plan dvh --dicom DICOM-FOLDER --json"})
final class PlanDvhCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ImportOptions choices;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Place place = new Place();

  @Option(
      names = "--dose",
      paramLabel = "FILE",
      description =
          "With --case: the dose in Gy, float32, little-endian, in the order of the dose grid, or"
              + " an RTDOSE file (.dcm). With --dicom: the name of one RTDOSE file in the folder"
              + " (default: all).")
  private Optional<Path> dose = Optional.empty();

  /** Where the structures are. */
  static final class Place {
    @Option(
        names = "--case",
        paramLabel = "CASE",
        completionCandidates = CaseNames.class,
        description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
    private Optional<String> planningCase = Optional.empty();

    @Option(
        names = "--dicom",
        paramLabel = "FOLDER",
        description = "A folder with one RTSTRUCT and one or more RTDOSE files.")
    private Optional<Path> dicom = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    if (place.planningCase.isPresent() && dose.isPresent()) {
      PlanFiles.requireFile(dose.get());
    }
    DvhTable table =
        place.dicom.isPresent()
            ? ofDicom(place.dicom.get())
            : ofCase(
                place.planningCase.orElseThrow(
                    () -> new InputException("give either --case CASE or --dicom FOLDER")));
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(table.json());
    } else {
      Screen.text(out, table.text().lines().toList());
    }
    ImportOptions.say(table.notes(), spec.commandLine().getErr());
    return ExitCode.DONE;
  }

  private DvhTable ofCase(String name) throws IOException {
    Path file =
        dose.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "--case needs --dose FILE"));
    PlanningCase planned = CaseSource.open(name, choices.choices()).planningCase();
    float[] values = DoseFile.read(file, planned.evaluation().grid());
    return new DvhTable(Map.of(file.toString(), planned.dvhs(values)), planned.notes());
  }

  private DvhTable ofDicom(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": no such folder");
    }
    DicomFolder read = DicomFolder.read(folder, choices.choices());
    List<DicomDose> chosen =
        dose.isPresent() ? List.of(read.dose(dose.get().getFileName().toString())) : read.doses();
    if (chosen.isEmpty()) {
      throw new InputException(folder + ": no RTDOSE file");
    }
    Map<String, Map<String, Dvh>> dvhs = new LinkedHashMap<>();
    for (DicomDose each : chosen) {
      dvhs.put(each.source(), read.dvhs(each));
    }
    return new DvhTable(dvhs, read.notes());
  }
}
