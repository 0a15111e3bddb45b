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
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.tgd.chem.docking.vina.VinaEngine;
import org.tgd.chem.docking.vina.VinaProgram;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
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
    })
final class MoleculeDockCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--receptor",
      required = true,
      paramLabel = "R",
      description = "A receptor's name ('tgd molecule receptors list') or its PDBQT or PDB file.")
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
      description = "Molecules: CSV with a column smiles, or one SMILES a line.")
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
      paramLabel = "N",
      defaultValue = "1",
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
      description = "Searches at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

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
      description = "Write the poses there, PDBQT and SDF for each molecule.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    ReceptorLibrary library = ReceptorLibrary.ofUser(System.getenv());
    MoleculeDockRows rows = new MoleculeDockRows(spec.commandLine().getOut(), output.json());
    if (scoreOnly.isPresent()) {
      return scorePose(library, scoreOnly.get(), rows);
    }
    List<String> molecules = MoleculeFile.of(smiles, file);
    SearchSettings settings = settings();
    Receptor target =
        box.map(path -> library.find(receptor, ReceptorLibrary.box(path), path))
            .orElseGet(() -> library.find(receptor));
    MoleculeDockRun run = new MoleculeDockRun(engine(), target, settings, out);
    out.ifPresent(MoleculeDockRun::makeFolder);
    List<MoleculeDockRow> results = new ArrayList<>();
    rows.begin(molecules.size());
    for (int i = 0; i < molecules.size(); i++) {
      MoleculeDockRow row = run.dock(molecules.get(i), i + 1);
      rows.add(row);
      results.add(row);
      if (!output.quiet() && molecules.size() > 1) {
        spec.commandLine().getErr().println("docked " + (i + 1) + " of " + molecules.size());
      }
    }
    rows.end();
    return exitCode(results);
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
    Receptor around = library.find(receptor, Box.around(ligand.atoms(), 9, 20), pose);
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

  private DockingEngine engine() {
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1) {
      throw new InputException("--threads was " + count + "; must be 1 or more");
    }
    if (timeoutSeconds < 1) {
      throw new InputException("--timeout was " + timeoutSeconds + "; must be 1 or more");
    }
    return switch (engine) {
      case "embedded" -> new EmbeddedEngine(count);
      case "vina" ->
          new VinaEngine(
              VinaProgram.locate(vina, System.getenv()), count, Duration.ofSeconds(timeoutSeconds));
      default ->
          throw new InputException("--engine was '" + engine + "'; must be embedded or vina");
    };
  }
}
