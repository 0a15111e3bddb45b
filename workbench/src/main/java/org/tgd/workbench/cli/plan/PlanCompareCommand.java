package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dvh.Conformity;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.dvh.GammaIndex;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.patient.DoseComparison;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares doses of a case. */
@Command(
    name = "compare",
    description =
        "Compares doses of a case with the first of them: statistics, conformity, homogeneity,"
            + " gamma, differences. Not for clinical use.")
final class PlanCompareCommand implements Callable<Integer> {
  private static final double[][] CRITERIA = {{3, 3}, {2, 2}};

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private ImportOptions choices;

  @Parameters(
      arity = "2..*",
      paramLabel = "DOSE",
      description =
          "Doses in Gy: float32, little-endian, in the order of the dose grid, as 'plan solve"
              + " --dose-out' writes them, or RTDOSE files (.dcm).")
  private List<Path> doses = List.of();

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Option(
      names = "--prescription",
      paramLabel = "GY",
      description = "The prescribed dose, for conformity and homogeneity of the targets.")
  private Optional<Double> prescription = Optional.empty();

  @Option(names = "--local", description = "Gamma with the local dose as its norm.")
  private boolean local;

  @Override
  public Integer call() throws IOException {
    if (prescription.isPresent() && !(prescription.get() > 0)) {
      throw new InputException("--prescription was " + prescription.get() + "; must be above 0 Gy");
    }
    doses.forEach(PlanFiles::requireFile);
    PlanningCase planned = CaseSource.open(place, choices.choices()).planningCase();
    List<float[]> values = new ArrayList<>();
    for (Path file : doses) {
      values.add(DoseFile.read(file, planned.evaluation().grid()));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("reference", doses.get(0).toString());
    List<Object> plans = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      plans.add(plan(planned, doses.get(i), values.get(i)));
    }
    document.put("plans", plans);
    List<Map<String, Object>> comparisons = new ArrayList<>();
    for (int i = 1; i < values.size(); i++) {
      DoseComparison comparison = new DoseComparison(planned, values.get(0), values.get(i));
      comparisons.add(comparison(doses.get(i), comparison));
    }
    document.put("comparisons", comparisons);
    document.put("gamma_lattice", DoseComparison.LATTICE);
    document.put("notes", planned.notes());
    if (output.json()) {
      spec.commandLine().getOut().println(PlanJson.text(document));
    } else {
      print(planned, values);
    }
    ImportOptions.say(planned.notes(), spec.commandLine().getErr());
    return ExitCode.DONE;
  }

  private Map<String, Object> plan(PlanningCase planned, Path file, float[] dose) {
    Map<String, Object> structures = new LinkedHashMap<>();
    planned
        .dvhs(dose)
        .forEach(
            (name, dvh) -> {
              Map<String, Object> fields = new LinkedHashMap<>(dvh.statistics());
              fields.putAll(indices(planned, name, dvh, dose));
              structures.put(name, fields);
            });
    return PlanJson.fields("dose", file.toString(), "structures", structures);
  }

  private Map<String, Double> indices(PlanningCase planned, String name, Dvh dvh, float[] dose) {
    Structure structure = planned.evaluation().named(name);
    Map<String, Double> indices = new LinkedHashMap<>();
    if (prescription.isPresent() && structure.type() == StructureType.TARGET) {
      indices.put("CI95", Conformity.index95(structure.voxels(), dose, prescription.get()));
      indices.put("HI_percent", dvh.homogeneityIndex(prescription.get()));
    }
    return indices;
  }

  private Map<String, Object> comparison(Path file, DoseComparison comparison) {
    List<Object> gammas = new ArrayList<>();
    for (double[] each : CRITERIA) {
      GammaIndex.Result result = comparison.gamma(criterion(each));
      gammas.add(
          PlanJson.fields(
              "dose_percent",
              each[0],
              "distance_mm",
              each[1],
              "normalization",
              local ? "local" : "global",
              "threshold_percent",
              10,
              "voxels",
              result.voxels(),
              "pass_percent",
              result.passPercent(),
              "mean",
              result.mean(),
              "max",
              result.max()));
    }
    return PlanJson.fields(
        "dose", file.toString(),
        "gamma", gammas,
        "difference", comparison.difference(),
        "planes", comparison.planes());
  }

  private GammaIndex criterion(double[] each) {
    return local ? GammaIndex.local(each[0], each[1]) : GammaIndex.global(each[0], each[1]);
  }

  private void print(PlanningCase planned, List<float[]> values) {
    Map<String, Map<String, Dvh>> all = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      all.put(doses.get(i).toString(), planned.dvhs(values.get(i)));
    }
    StringBuilder text = new StringBuilder(new DvhTable(all, planned.notes()).text());
    for (int i = 0; i < values.size() && prescription.isPresent(); i++) {
      float[] dose = values.get(i);
      String file = doses.get(i).toString();
      all.get(file)
          .forEach(
              (name, dvh) ->
                  indices(planned, name, dvh, dose)
                      .forEach(
                          (index, value) ->
                              text.append(
                                  String.format(
                                      Locale.ROOT,
                                      "%s, %s: %s %.3f%n",
                                      file,
                                      name,
                                      index,
                                      value))));
    }
    for (int i = 1; i < values.size(); i++) {
      DoseComparison comparison = new DoseComparison(planned, values.get(0), values.get(i));
      text.append("\n").append(doses.get(i)).append(" against ").append(doses.get(0)).append("\n");
      for (double[] each : CRITERIA) {
        text.append(
            String.format(
                Locale.ROOT,
                "gamma %.0f %%/%.0f mm %s, over 10 %% of the maximum: %.2f %% pass%n",
                each[0],
                each[1],
                local ? "local" : "global",
                comparison.gamma(criterion(each)).passPercent()));
      }
      comparison
          .planes()
          .forEach(
              (plane, d) ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "%s plane: mean difference %.3f, rms %.3f, largest %.3f Gy%n",
                          plane,
                          d.meanGy(),
                          d.rootMeanSquareGy(),
                          d.maxGy())));
    }
    text.append("gamma: ").append(DoseComparison.LATTICE).append("\n");
    Screen.text(spec.commandLine().getOut(), text.toString().lines().toList());
  }
}
