package org.tgd.workbench.cli.molecule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtReader;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.receptor.PreparedReceptor;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.receptor.ReceptorOptions;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.Site;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.SiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Docks molecules into a receptor. */
@Command(
    name = "dock",
    description = {
      "Docks molecules into a receptor, or scores a pose as it stands.",
      "Prints one row per molecule: smiles,receptor,engine,affinity_kcal_mol,terms,seconds,"
          + "status,message."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd molecule dock --receptor DRD2 --smiles 'CCOc1ccccc1' --out docked"})
final class MoleculeDockCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--receptor",
      completionCandidates = ReceptorNames.class,
      required = true,
      paramLabel = "R",
      description =
          "A receptor's name ('tgd molecule receptors list') or its PDBQT, PDB or mmCIF file.")
  private String receptor;

  @Option(
      names = "--box",
      paramLabel = "FILE",
      description = "Search space, lines center_x = ... to size_z = ... (default: the receptor's).")
  private Optional<Path> box = Optional.empty();

  @Option(names = "--smiles", paramLabel = "S", description = "The molecule; may be repeated.")
  private List<String> smiles = new ArrayList<>();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Molecules: CSV with a column smiles, one SMILES a line, or SDF.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "embedded",
      description = "embedded or vina (default: ${DEFAULT-VALUE}).")
  private String engine;

  @Option(
      names = "--vina",
      paramLabel = "PROGRAM",
      description = "The Vina program (default: $TGD_VINA, then vina on PATH).")
  private Optional<Path> vina = Optional.empty();

  @Option(
      names = "--exhaustiveness",
      paramLabel = "N",
      defaultValue = "8",
      description = "Independent searches, 1 to 1024 (default: ${DEFAULT-VALUE}).")
  private int exhaustiveness;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "0",
      description = "The same seed gives the same poses (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--poses",
      paramLabel = "K",
      defaultValue = "9",
      description = "The most poses, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int poses;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Molecules, or searches of one, at once (default: all processors).")
  private Optional<Integer> threads = Optional.empty();

  @Mixin private SiteOptions site;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "After which a docking by Vina is ended (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(
      names = "--score-only",
      paramLabel = "POSE",
      description = "Score the first pose of this PDBQT file without moving it.")
  private Optional<Path> scoreOnly = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Write the poses there, PDBQT and SDF for each molecule, hits.csv (best first) and",
        "interactions.csv (of the best poses). The same command again goes on where it stopped."
      })
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--isomers",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Where a SMILES leaves stereo open, dock up to N isomers, a row each",
        "(default: one, taken by the seed and named in the message)."
      })
  private int isomers;

  @Option(
      names = "--states",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Dock up to N protonation states and tautomers of each molecule, a row each: the",
        "form by the rules, groups whose pKa lies within 1.5 of 7.4, tautomers of nearly the",
        "same score (default: the form by the rules alone)."
      })
  private int states;

  @Mixin private ReceptorFileOptions fileOptions;

  @Override
  public Integer call() {
    ReceptorLibrary library = ReceptorLibrary.ofUser(System.getenv());
    MoleculeDockRows rows = new MoleculeDockRows(spec.commandLine().getOut(), output.json());
    if (scoreOnly.isPresent()) {
      return scorePose(library, scoreOnly.get(), rows);
    }
    LibraryEntry.Most most = new LibraryEntry.Most(isomers, states);
    List<LibraryEntry> molecules = LibraryEntry.of(MoleculeFile.table(smiles, file), most);
    SearchSettings settings = settings();
    Receptor target = target(library);
    boolean many = molecules.size() > 1;
    int count = site.threads(threads);
    DockJobs.Engine by = engine();
    DockingEngine engine = by.open(many ? 1 : count);
    out.ifPresent(MoleculeDockRun::makeFolder);
    Optional<DockJournal> journal =
        out.map(
            folder ->
                DockJournal.open(
                    folder, engine.name() + ", " + settings + ", receptor " + target.hash()));
    rows.begin(molecules.size());
    DockedLibrary docking = new DockedLibrary(out, journal, line -> progress(line, many));
    List<DockOutcome> outcomes;
    Optional<Site> elsewhere = site.elsewhere();
    if (elsewhere.isPresent()) {
      String sent = DockJobs.settings(by, target, settings, out.isPresent());
      try (Site open = elsewhere.get()) {
        outcomes = docking.dockOn(open, sent, molecules, outcome -> rows.add(outcome.row()));
      }
    } else {
      MoleculeDockRun run = new MoleculeDockRun(engine, target, settings, out.isPresent());
      outcomes = docking.dock(run, molecules, many ? count : 1, each -> rows.add(each.row()));
    }
    rows.end();
    out.ifPresent(folder -> DockedLibrary.write(folder, molecules, outcomes));
    return exitCode(outcomes.stream().map(DockOutcome::row).toList());
  }

  private void progress(String line, boolean many) {
    if (many && !output.quiet()) {
      spec.commandLine().getErr().println(line);
      spec.commandLine().getErr().flush();
    }
  }

  private Receptor target(ReceptorLibrary library) {
    ReceptorOptions options = fileOptions.options();
    PreparedReceptor prepared =
        box.map(path -> library.prepare(receptor, ReceptorLibrary.box(path), path, options))
            .orElseGet(() -> library.prepare(receptor, options));
    if (!output.quiet()) {
      ReceptorFileOptions.print(prepared, spec.commandLine().getErr());
    }
    return prepared.receptor();
  }

  private static int exitCode(List<MoleculeDockRow> rows) {
    if (rows.stream().anyMatch(row -> row.status().equals(MoleculeDockRow.FAILED))) {
      return ExitCode.FAILED;
    }
    boolean none = rows.stream().noneMatch(row -> row.status().equals(MoleculeDockRow.OK));
    return none ? ExitCode.BAD_INPUT : ExitCode.DONE;
  }

  private int scorePose(ReceptorLibrary library, Path pose, MoleculeDockRows rows) {
    Ligand ligand = PdbqtReader.ligand(MoleculeFile.text(pose), pose.toString());
    ReceptorOptions options = fileOptions.options().around(ligand.atoms());
    PreparedReceptor prepared =
        library.prepare(receptor, Box.around(ligand.atoms(), 9, 20), pose, options);
    if (!output.quiet()) {
      ReceptorFileOptions.print(prepared, spec.commandLine().getErr());
    }
    Receptor around = prepared.receptor();
    long start = System.nanoTime();
    Score score = Score.of(ligand, around);
    rows.begin(1);
    rows.add(
        new MoleculeDockRow(
            "",
            around.name(),
            "score-only",
            Optional.of(score.affinityKcalPerMol()),
            Optional.of(score.terms()),
            (System.nanoTime() - start) / 1e9,
            MoleculeDockRow.OK,
            ""));
    rows.end();
    return ExitCode.DONE;
  }

  private SearchSettings settings() {
    try {
      return new SearchSettings(exhaustiveness, poses, seed);
    } catch (IllegalArgumentException e) {
      throw new InputException("--" + e.getMessage(), e);
    }
  }

  private DockJobs.Engine engine() {
    if (timeoutSeconds < 1) {
      throw new InputException("--timeout was " + timeoutSeconds + "; must be 1 or more");
    }
    if (!engine.equals("embedded") && !engine.equals("vina")) {
      throw new InputException("--engine was '" + engine + "'; must be embedded or vina");
    }
    return new DockJobs.Engine(engine, vina, Duration.ofSeconds(timeoutSeconds));
  }
}
