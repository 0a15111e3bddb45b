package org.tgd.workbench.cli.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.dose.Machine;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.CaseWriter;
import org.tgd.radiotherapy.io.MachineFile;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.io.VolumeCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads a patient into a case folder. */
@Command(
    name = "import",
    description =
        "Reads a patient from DICOM, OpenKBP, MATLAB, NRRD or NIfTI files into a case folder.",
    footerHeading = "%nExamples:%n",
    footer = {"  tgd plan import --case DICOM-FOLDER --out patient"})
final class PlanImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ImportOptions choices;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Place place = new Place();

  @Option(
      names = "--mask",
      paramLabel = "NAME=FILE",
      description =
          "With --ct: a structure as an .nrrd or .nii[.gz] mask on the CT's grid, FILE:3 for label"
              + " 3; fractions are inside above 0.5; PTV, CTV and GTV are targets, BODY is the"
              + " outline.")
  private Map<String, Path> masks = new LinkedHashMap<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The new case folder.")
  private Path out;

  @Option(
      names = "--compute-dij",
      description = "Also compute and store the dose-influence matrix.")
  private boolean computeDij;

  @Option(
      names = "--machine",
      paramLabel = "FILE",
      description = "With --compute-dij: base data of the machine (default: generic 6 MV).")
  private Optional<Path> machine = Optional.empty();

  /** Where the patient is. */
  static final class Place {
    @Option(
        names = "--case",
        paramLabel = "CASE",
        completionCandidates = CaseNames.class,
        description =
            "A DICOM folder, the folder of an OpenKBP patient, a .mat file, a case folder or"
                + " phantom:NAME.")
    private Optional<String> planningCase = Optional.empty();

    @Option(
        names = "--ct",
        paramLabel = "FILE",
        description = "A CT in Hounsfield units as .nrrd or .nii[.gz].")
    private Optional<Path> ct = Optional.empty();
  }

  @Override
  public Integer call() {
    requireArguments();
    Optional<Machine> chosen = machine.map(MachineFile::read);
    CaseSource source =
        place.ct.isPresent()
            ? new CaseSource(VolumeCase.read(place.ct.get(), masks), Optional.empty())
            : CaseSource.open(
                place.planningCase.orElseThrow(
                    () -> new InputException("give either --case CASE or --ct FILE")),
                choices.choices());
    Optional<DoseInfluenceMatrix> matrix = Optional.empty();
    if (computeDij) {
      Machine used = chosen.orElseGet(GenericMachine::create);
      matrix = Optional.of(source.computed(new DoseEngine(used, DoseSettings.standard())));
    } else if (source.hasDoseInfluence()) {
      matrix = source.folder().map(folder -> folder.doseInfluence());
    }
    CaseWriter.write(source, matrix, out);
    ImportOptions.say(source.planningCase().notes(), spec.commandLine().getErr());
    report(source.planningCase(), matrix);
    return ExitCode.DONE;
  }

  private void requireArguments() {
    if (place.ct.isEmpty() && !masks.isEmpty()) {
      throw new InputException("--mask goes with --ct only");
    }
    place.ct.ifPresent(PlanFiles::requireFile);
    PlanFiles.requireNewFolder("--out", out);
  }

  private void report(PlanningCase written, Optional<DoseInfluenceMatrix> matrix) {
    List<Structure> structures = written.anatomy().structures();
    if (output.json()) {
      Map<String, Object> voxels = new LinkedHashMap<>();
      structures.forEach(
          s ->
              voxels.put(s.name(), PlanJson.fields("type", s.type(), "voxels", s.voxels().size())));
      spec.commandLine()
          .getOut()
          .println(
              PlanJson.text(
                  PlanJson.fields(
                      "case", written.name(),
                      "out", out.toString(),
                      "beams", written.beams().size(),
                      "bixels", written.bixels(),
                      "entries", matrix.map(DoseInfluenceMatrix::entries).orElse(0),
                      "structures", voxels,
                      "notes", written.notes())));
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d beams, %d bixels -> %s%n",
            written.name(),
            written.beams().size(),
            written.bixels(),
            out));
    for (Structure structure : structures) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-20s %-8s %9d voxels%n",
              structure.name(),
              structure.type().name().toLowerCase(Locale.ROOT),
              structure.voxels().size()));
    }
    Screen.text(spec.commandLine().getOut(), text.toString().lines().toList());
  }
}
