package org.tgd.workbench.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.molecule.MoleculeDockRows;
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
public final class BenchDockingCommand implements Callable<Integer> {
  private static final String SET = "set";
  private static final CSVFormat CASES =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  @Spec private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  @Parameters(
      paramLabel = "FILE",
      description = {
        "Molecules: CSV with the columns target, name and smiles. Where a column set says 'drug',",
        "the molecule is a drug in its own target: the summary counts these apart too."
      })
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
      fields.add(
          compared
              .vina()
              .map(best -> number(mine.intermolecular() - best.intermolecular()))
              .orElse(""));
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
        "%s: at most 0.5 kcal/mol above Vina's best %d of %d, intermolecular energies; mean"
            + " difference %+.3f (%+.3f against what Vina prints); processor time %.2f of Vina's;"
            + " best pose within 2 Å of Vina's best %d of %d%s%n",
        kind,
        summary.within(),
        summary.molecules(),
        summary.meanIntermolecular(),
        summary.meanDifference(),
        summary.cpuRatio(),
        summary.close(),
        summary.molecules(),
        summary.drugs() == 0
            ? ""
            : ", of drugs in their own targets %d of %d"
                .formatted(summary.closeDrugs(), summary.drugs()));
    out.flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private List<Case> read() {
    try (CSVParser rows = CASES.parse(new StringReader(TextInput.text(cases)))) {
      for (String column : List.of("target", "name", "smiles")) {
        require(rows, column);
      }
      if (!sets.isEmpty()) {
        require(rows, SET);
      }
      Map<List<String>, Case> all = new LinkedHashMap<>();
      for (CSVRecord row : rows) {
        if (!row.isConsistent()) {
          throw new InputException(
              cases + ", row " + row.getRecordNumber() + ": not as many fields as the header");
        }
        Case each = of(row);
        if ((sets.isEmpty() || sets.contains(each.set())) && !each.smiles().isBlank()) {
          all.putIfAbsent(List.of(each.target(), each.name()), each);
        }
      }
      if (all.isEmpty()) {
        throw new InputException(
            cases + " has no molecule" + (sets.isEmpty() ? "" : " of the sets " + sets));
      }
      return List.copyOf(all.values());
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new InputException(cases + ": broken CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw InputException.cannotRead(cases, e);
    }
  }

  private void require(CSVParser rows, String column) {
    if (!rows.getHeaderNames().contains(column)) {
      throw new InputException(cases + ", line 1: no column '" + column + "'");
    }
  }

  private static Case of(CSVRecord row) {
    String set = row.isMapped(SET) ? row.get(SET) : "";
    return new Case(row.get("target"), row.get("name"), row.get("smiles"), set);
  }
}
