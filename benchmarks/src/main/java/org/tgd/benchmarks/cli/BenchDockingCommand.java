package org.tgd.benchmarks.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.tgd.chem.docking.vina.VinaEngine;
import org.tgd.chem.docking.vina.VinaProgram;
import org.tgd.core.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the embedded docking engine with AutoDock Vina, case by case. */
@Command(
    name = "docking",
    description = {
      "Docks each case with the embedded engine and with AutoDock Vina, one thread each, and",
      "prints a CSV row per case and seed; affinity_inter is the intermolecular energy over",
      "1 + 0.05846 rotors, which is the same for both; rmsd is between the two best poses."
    })
final class BenchDockingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "Cases: CSV with the columns target, name and smiles.")
  private Path cases;

  @Option(
      names = "--targets",
      paramLabel = "DIR",
      description = "Folder with NAME_target.pdbqt and NAME_conf.txt (default: the library).")
  private Optional<Path> targets = Optional.empty();

  @Option(names = "--seeds", defaultValue = "3", description = "Seeds 1 to N (default: 3).")
  private int seeds;

  @Option(names = "--exhaustiveness", defaultValue = "8", description = "Default: 8.")
  private int exhaustiveness;

  @Option(names = "--vina", paramLabel = "PROGRAM", description = "The Vina program.")
  private Optional<Path> vina = Optional.empty();

  @Option(names = "--embedded-only", description = "Leave Vina out.")
  private boolean embeddedOnly;

  private record Case(String target, String name, String smiles) {}

  private record Outcome(Optional<Pose> pose, double cpuSeconds, String message) {}

  @Override
  public Integer call() {
    List<Case> all = read();
    ReceptorLibrary library =
        targets.map(ReceptorLibrary::new).orElseGet(() -> ReceptorLibrary.ofUser(System.getenv()));
    DockingEngine embedded = new EmbeddedEngine(1);
    Optional<DockingEngine> other =
        embeddedOnly
            ? Optional.empty()
            : Optional.of(
                new VinaEngine(VinaProgram.locate(vina, System.getenv()), 1, Duration.ofHours(2)));
    PrintWriter out = spec.commandLine().getOut();
    out.println("target,name,seed,embedded,embedded_cpu_s,vina,vina_affinity_inter,rmsd,message");
    for (Case each : all) {
      Receptor receptor = library.find(each.target());
      for (int seed = 1; seed <= seeds; seed++) {
        SearchSettings settings = new SearchSettings(exhaustiveness, 9, seed);
        out.println(row(each, receptor, settings, embedded, other));
        out.flush();
      }
    }
    return ExitCode.DONE;
  }

  private static String row(
      Case each,
      Receptor receptor,
      SearchSettings settings,
      DockingEngine embedded,
      Optional<DockingEngine> other) {
    PreparedLigand ligand = LigandPreparation.prepare(each.smiles(), settings.seed());
    Outcome mine = dock(embedded, ligand, receptor, settings);
    Outcome theirs =
        other
            .map(engine -> dock(engine, ligand, receptor, settings))
            .orElse(new Outcome(Optional.empty(), 0, ""));
    String rmsd =
        mine.pose().isPresent() && theirs.pose().isPresent()
            ? number(mine.pose().get().rmsd(theirs.pose().get()))
            : "";
    return String.join(
        ",",
        each.target(),
        MoleculeDockRows.quoted(each.name()),
        Long.toString(settings.seed()),
        mine.pose().map(pose -> number(pose.affinityKcalPerMol())).orElse(""),
        number(mine.cpuSeconds()),
        theirs.pose().map(pose -> number(pose.affinityKcalPerMol())).orElse(""),
        theirs.pose().map(BenchDockingCommand::intermolecular).orElse(""),
        rmsd,
        MoleculeDockRows.quoted((mine.message() + " " + theirs.message()).strip()));
  }

  private static Outcome dock(
      DockingEngine engine, PreparedLigand ligand, Receptor receptor, SearchSettings settings) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = system.getProcessCpuTime();
    try {
      Pose best = engine.dock(ligand.ligand(), receptor, settings).get(0);
      return new Outcome(Optional.of(best), (system.getProcessCpuTime() - start) / 1e9, "");
    } catch (org.tgd.chem.docking.DockingException e) {
      return new Outcome(Optional.empty(), 0, e.getMessage());
    }
  }

  private static String intermolecular(Pose pose) {
    return number(Terms.affinity(pose.intermolecular(), pose.ligand().rotors()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private List<Case> read() {
    List<String> lines = MoleculeFile.text(cases).lines().filter(l -> !l.isBlank()).toList();
    List<String> header = lines.isEmpty() ? List.of() : MoleculeFile.fields(lines.get(0));
    List<Integer> columns = new ArrayList<>();
    for (String name : List.of("target", "name", "smiles")) {
      if (!header.contains(name)) {
        throw new InputException(cases + ", line 1: no column '" + name + "'");
      }
      columns.add(header.indexOf(name));
    }
    List<Case> all = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = MoleculeFile.fields(line);
      Case each =
          new Case(
              fields.get(columns.get(0)), fields.get(columns.get(1)), fields.get(columns.get(2)));
      if (!each.smiles().isBlank() && !all.contains(each)) {
        all.add(each);
      }
    }
    return all;
  }
}
