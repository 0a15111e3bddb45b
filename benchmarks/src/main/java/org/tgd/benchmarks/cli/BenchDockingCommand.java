package org.tgd.benchmarks.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tgd.benchmarks.study.DockingComparison;
import org.tgd.benchmarks.study.DockingComparison.Best;
import org.tgd.benchmarks.study.DockingComparison.Case;
import org.tgd.benchmarks.study.DockingComparison.Compared;
import org.tgd.benchmarks.study.DockingSummary;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
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

/** Compares the embedded docking engine with AutoDock Vina, molecule by molecule. */
@Command(
    name = "docking",
    description = {
      "Docks each molecule with AutoDock Vina, with the embedded engine from the same ligand file",
      "(same), and with the embedded engine from SMILES (own), one thread each. Prints for each",
      "molecule the best affinity over the seeds, kcal/mol, the processor time of all seeds, and",
      "the distance of the best poses from Vina's in Å, symmetry considered; then a summary.",
      "vina_inter is Vina's affinity from its intermolecular energy alone: 1.2.3 prints others.",
      "Finished dockings are kept in --out; the same command goes on where it was stopped."
    })
final class BenchDockingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  @Parameters(
      paramLabel = "FILE",
      description = "Molecules: CSV with the columns target, name and smiles.")
  private Path cases;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "NAME",
      description = "Only rows with this in the column set; several with commas.")
  private List<String> sets = List.of();

  @Option(
      names = "--targets",
      paramLabel = "DIR",
      description = "Folder with NAME_target.pdbqt and NAME_conf.txt (default: the library).")
  private Optional<Path> targets = Optional.empty();

  @Option(
      names = "--ligands",
      paramLabel = "DIR",
      description = {
        "Vina's input, TARGET_NAME_SEED.pdbqt, as another tool prepared it",
        "(default: the first form of the embedded preparation)."
      })
  private Optional<Path> ligands = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--exhaustiveness",
      paramLabel = "N",
      defaultValue = "8",
      description = "Independent searches (default: ${DEFAULT-VALUE}).")
  private int exhaustiveness;

  @Option(
      names = "--vina",
      paramLabel = "PROGRAM",
      description = "The Vina program (default: $TGD_VINA, then vina on PATH).")
  private Optional<Path> vina = Optional.empty();

  @Option(names = "--embedded-only", description = "Leave Vina out.")
  private boolean embeddedOnly;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "docking-bench",
      description = "Where finished dockings are kept (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() {
    if (seeds < 1 || exhaustiveness < 1) {
      throw new InputException("--seeds and --exhaustiveness must be 1 or more");
    }
    List<Case> all = read();
    ReceptorLibrary library =
        targets.map(ReceptorLibrary::new).orElseGet(() -> ReceptorLibrary.ofUser(System.getenv()));
    DockingComparison comparison =
        new DockingComparison(new EmbeddedEngine(1), reference(), ligands, folder);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "target,name,vina,vina_inter,vina_cpu_s,same,same_minus_vina,same_cpu_s,same_rmsd,"
            + "own,own_minus_vina,own_cpu_s,own_rmsd");
    runAll(comparison, all, library);
    List<Compared> done = new ArrayList<>();
    for (Case each : all) {
      Optional<Compared> compared =
          comparison.compare(each, library.find(each.target()), exhaustiveness, seeds);
      compared.ifPresent(done::add);
      String failed = each.target() + "," + MoleculeDockRows.quoted(each.name()) + ",".repeat(11);
      out.println(compared.map(BenchDockingCommand::row).orElse(failed));
    }
    summarize(done, out);
    return done.size() == all.size() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Seed by seed, so that a comparison that is stopped early has something on each molecule. */
  private void runAll(DockingComparison comparison, List<Case> all, ReceptorLibrary library) {
    PrintWriter err = spec.commandLine().getErr();
    for (int seed = 1; seed <= seeds; seed++) {
      SearchSettings settings = new SearchSettings(exhaustiveness, 9, seed);
      for (Case each : all) {
        Receptor receptor = library.find(each.target());
        try {
          comparison.run(each, receptor, settings);
        } catch (DockingException e) {
          err.println(each.name() + ", seed " + seed + ": " + e.getMessage());
        }
        if (!quiet) {
          err.println("docked " + each.target() + " " + each.name() + ", seed " + seed);
          err.flush();
        }
      }
    }
  }

  private Optional<DockingEngine> reference() {
    return embeddedOnly
        ? Optional.empty()
        : Optional.of(
            new VinaEngine(VinaProgram.locate(vina, System.getenv()), 1, Duration.ofHours(2)));
  }

  private static String row(Compared compared) {
    List<String> fields = new ArrayList<>();
    fields.add(compared.of().target());
    fields.add(MoleculeDockRows.quoted(compared.of().name()));
    fields.add(compared.vina().map(best -> number(best.affinity())).orElse(""));
    fields.add(compared.vina().map(best -> number(best.intermolecular())).orElse(""));
    fields.add(compared.vina().map(best -> number(best.cpuSeconds())).orElse(""));
    for (Best mine : List.of(compared.same(), compared.own())) {
      OptionalDouble rmsd = compared.rmsd(mine);
      fields.add(number(mine.affinity()));
      fields.add(compared.vina().map(best -> number(mine.affinity() - best.affinity())).orElse(""));
      fields.add(number(mine.cpuSeconds()));
      fields.add(rmsd.isPresent() ? number(rmsd.getAsDouble()) : "");
    }
    return String.join(",", fields);
  }

  private static void summarize(List<Compared> done, PrintWriter out) {
    if (done.stream().anyMatch(each -> each.vina().isPresent())) {
      summarize("same input", DockingSummary.of(done, Compared::same), out);
      summarize("own preparation", DockingSummary.of(done, Compared::own), out);
    }
  }

  private static void summarize(String kind, DockingSummary summary, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: at most 0.5 kcal/mol above Vina's best %d of %d; mean difference %+.3f"
            + " (%+.3f against vina_inter); processor time %.2f of Vina's;"
            + " best pose within 2 Å of Vina's best %d of %d%n",
        kind,
        summary.within(),
        summary.molecules(),
        summary.meanDifference(),
        summary.meanIntermolecular(),
        summary.cpuRatio(),
        summary.close(),
        summary.molecules());
    out.flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private List<Case> read() {
    List<String> lines = MoleculeFile.text(cases).lines().filter(l -> !l.isBlank()).toList();
    List<String> header = lines.isEmpty() ? List.of() : MoleculeFile.fields(lines.get(0));
    Function<String, Integer> column =
        name -> {
          if (!header.contains(name)) {
            throw new InputException(cases + ", line 1: no column '" + name + "'");
          }
          return header.indexOf(name);
        };
    List<Case> all = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      List<String> fields = MoleculeFile.fields(line);
      if (fields.size() != header.size()) {
        throw new InputException(cases + ": a row has not as many fields as the header: " + line);
      }
      Case each =
          new Case(
              fields.get(column.apply("target")),
              fields.get(column.apply("name")),
              fields.get(column.apply("smiles")));
      boolean wanted = sets.isEmpty() || sets.contains(fields.get(column.apply("set")));
      boolean known =
          all.stream()
              .anyMatch(c -> c.target().equals(each.target()) && c.name().equals(each.name()));
      if (wanted && !known && !each.smiles().isBlank()) {
        all.add(each);
      }
    }
    if (all.isEmpty()) {
      throw new InputException(cases + " has no molecules of these sets: " + sets);
    }
    return all;
  }
}
