package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.dose.Machine;
import org.tgd.radiotherapy.dose.WaterPhantom;
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

/** Shows what a machine's beam does in water. */
@Command(
    name = "machine",
    description = "Measures the built-in machine, and others beside it, in a virtual water tank.")
final class PlanMachineCommand implements Callable<Integer> {
  private static final double FIELD_MM = 100;
  private static final double[] DEPTHS_MM = {13.75, 98.75, 198.75};

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--machine",
      paramLabel = "FILE",
      description = "Base data of a machine to compare with; may be given several times.")
  private List<Path> others = new ArrayList<>();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw depth doses and profiles into this file.")
  private Optional<Path> svg = Optional.empty();

  @Override
  public Integer call() throws IOException {
    List<Machine> machines = new ArrayList<>(List.of(GenericMachine.create()));
    others.forEach(file -> machines.add(MachineFile.read(file)));
    Map<String, WaterPhantom> tanks = new LinkedHashMap<>();
    machines.forEach(m -> tanks.put(m.name(), WaterPhantom.irradiate(m, FIELD_MM)));
    if (svg.isPresent()) {
      String drawn = BeamChart.svg(tanks, DEPTHS_MM);
      WholeFile.write(svg.get(), draft -> Files.writeString(draft, drawn));
    }
    Map<String, Object> rows = new LinkedHashMap<>();
    tanks.forEach((name, tank) -> rows.put(name, row(tank)));
    if (output.json()) {
      spec.commandLine().getOut().println(PlanJson.text(rows));
    } else {
      Screen.text(
          spec.commandLine().getOut(),
          rows.entrySet().stream().map(row -> row.getKey() + "  " + row.getValue()).toList());
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> row(WaterPhantom tank) {
    double[] axis = tank.centralAxis();
    int top = 0;
    for (int i = 0; i < axis.length; i++) {
      top = axis[i] > axis[top] ? i : top;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("dmax_mm", (top + 0.5) * WaterPhantom.STEP_MM);
    for (double depth : new double[] {50, 100, 200}) {
      row.put("pdd_" + (int) depth, rounded(100 * at(axis, depth) / axis[top]));
    }
    row.put("d200_over_d100", rounded(at(axis, 200) / at(axis, 100)));
    for (double depth : DEPTHS_MM) {
      double[] profile = tank.profile(depth);
      row.put("fwhm_mm_at_" + depth, rounded(WaterPhantom.widthMm(profile)));
      row.put("penumbra_mm_at_" + depth, rounded(WaterPhantom.penumbraMm(profile)));
    }
    return row;
  }

  private static double at(double[] axis, double depth) {
    int below = (int) Math.round(depth / WaterPhantom.STEP_MM) - 1;
    return (axis[below] + axis[below + 1]) / 2;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
  }
}
