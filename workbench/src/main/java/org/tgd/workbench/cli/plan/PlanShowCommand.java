package org.tgd.workbench.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tgd.core.report.TextTable;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a case holds, without any dose. */
@Command(
    name = "show",
    description = {
      "Shows what a case holds: grids, structures with volume and place, beams, and what of its",
      "source was left out. Computes no dose."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd plan show --case phantom:c-shape"})
final class PlanShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ImportOptions choices;

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Override
  public Integer call() {
    PlanningCase shown = CaseSource.open(place, choices.choices()).planningCase();
    if (output.json()) {
      spec.commandLine().getOut().println(PlanJson.text(json(shown)));
    } else {
      Screen.text(spec.commandLine().getOut(), lines(shown));
    }
    ImportOptions.say(shown.notes(), spec.commandLine().getErr());
    ImportOptions.say(shown.partsOutside(), spec.commandLine().getErr());
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(PlanningCase shown) {
    return PlanJson.fields(
        "case", shown.name(),
        "ct_grid", grid(shown.ct().grid()),
        "dose_grid", grid(shown.evaluation().grid()),
        "structures", shown.anatomy().structures().stream().map(s -> json(shown, s)).toList(),
        "beams", shown.beams().stream().map(PlanShowCommand::json).toList(),
        "bixels", shown.bixels(),
        "notes", shown.notes());
  }

  private static Map<String, Object> grid(Grid grid) {
    return PlanJson.fields(
        "voxels", List.of(grid.nx(), grid.ny(), grid.nz()),
        "spacing_mm", List.of(grid.spacing().x(), grid.spacing().y(), grid.spacing().z()),
        "first_voxel_mm", List.of(grid.origin().x(), grid.origin().y(), grid.origin().z()));
  }

  private static Map<String, Object> json(PlanningCase shown, Structure structure) {
    return PlanJson.fields(
        "name", structure.name(),
        "type", structure.type().name().toLowerCase(Locale.ROOT),
        "volume_cc", volume(shown, structure),
        "dose_voxels", doseVoxels(shown, structure),
        "coverage_percent", shown.coveragePercent(structure.name()));
  }

  private static double volume(PlanningCase shown, Structure structure) {
    return structure.voxels().size() * shown.anatomy().grid().voxelVolumeCc();
  }

  private static int doseVoxels(PlanningCase shown, Structure structure) {
    return shown.evaluation().find(structure.name()).map(s -> s.voxels().size()).orElse(0);
  }

  private static Map<String, Object> json(Beam beam) {
    return PlanJson.fields(
        "gantry_deg", beam.gantryDeg(),
        "couch_deg", beam.couchDeg(),
        "isocenter_mm", List.of(beam.isocenter().x(), beam.isocenter().y(), beam.isocenter().z()),
        "sad_mm", beam.sadMm(),
        "bixel_width_mm", beam.bixelWidthMm(),
        "bixels", beam.bixels().size());
  }

  private static List<String> lines(PlanningCase shown) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: CT %s, dose grid %s"
            .formatted(shown.name(), words(shown.ct().grid()), words(shown.evaluation().grid())));
    lines.add("");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("structure", "type", "cc", "dose voxels", "in the dose grid"));
    for (Structure each : shown.anatomy().structures()) {
      rows.add(
          List.of(
              each.name(),
              each.type().name().toLowerCase(Locale.ROOT),
              String.format(Locale.ROOT, "%.2f", volume(shown, each)),
              Integer.toString(doseVoxels(shown, each)),
              String.format(Locale.ROOT, "%.1f %%", shown.coveragePercent(each.name()))));
    }
    lines.addAll(TextTable.aligned(rows));
    lines.add("");
    List<List<String>> beams = new ArrayList<>();
    beams.add(List.of("gantry", "couch", "SAD mm", "bixel mm", "bixels"));
    for (Beam each : shown.beams()) {
      beams.add(
          List.of(
              number(each.gantryDeg()),
              number(each.couchDeg()),
              number(each.sadMm()),
              number(each.bixelWidthMm()),
              Integer.toString(each.bixels().size())));
    }
    lines.addAll(TextTable.aligned(beams));
    lines.add("%d beams, %d bixels".formatted(shown.beams().size(), shown.bixels()));
    return lines;
  }

  private static String words(Grid grid) {
    return "%d x %d x %d voxels of %s x %s x %s mm"
        .formatted(
            grid.nx(),
            grid.ny(),
            grid.nz(),
            number(grid.spacing().x()),
            number(grid.spacing().y()),
            number(grid.spacing().z()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }
}
