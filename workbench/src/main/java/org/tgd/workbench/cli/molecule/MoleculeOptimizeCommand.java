package org.tgd.workbench.cli.molecule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunOptions;
import org.tgd.workbench.cli.base.RunSession;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Improves a molecule. */
@Command(
    name = "optimize",
    description = {
      "Improves a molecule by textual gradient descent, without a model by default.",
      "With --receptor it docks: objectives docking, dockstring = affinity + 10 (1 - QED),"
          + " textgrad = affinity + (1 - QED)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd molecule optimize --start 'c1ccccc1' --objective qed --steps 10 --out runs/first",
      "  tgd molecule optimize --receptor DRD2 --start 'c1ccccc1CN' --out runs/docked"
    })
final class MoleculeOptimizeCommand implements Callable<Integer> {
  private static final String DOMAIN = "molecule";
  private static final int PROPOSALS = 4;

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--start",
      required = true,
      arity = "1..*",
      paramLabel = "SMILES",
      description = "The molecule to start from; several are judged in the first steps.")
  private List<String> start = new ArrayList<>();

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "What to improve, for example qed, dockstring, docking(PPARA) or 0.7*qed + 0.3*sa"
              + " (default: qed, with --receptor dockstring).")
  private Optional<String> objective = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "SMARTS",
      description = "What every molecule must have; repeatable.")
  private List<String> keep = new ArrayList<>();

  @Option(
      names = "--forbid",
      paramLabel = "SMARTS",
      description = "What no molecule may have; repeatable.")
  private List<String> forbid = new ArrayList<>();

  @Option(
      names = "--receptor",
      completionCandidates = ReceptorNames.class,
      paramLabel = "R",
      description = "Where to dock: a receptor's name ('tgd molecule receptors list') or file.")
  private Optional<String> receptor = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "What docks: embedded or vina (default: embedded).")
  private Optional<String> engine = Optional.empty();

  @Option(
      names = "--exhaustiveness",
      paramLabel = "N",
      description = "Independent searches of a docking, 1 to 1024 (default: 1).")
  private Optional<Integer> exhaustiveness = Optional.empty();

  @Option(
      names = "--final-exhaustiveness",
      paramLabel = "N",
      description =
          "With which the report docks the best molecule and the clinical drug anew, three seeds"
              + " each; 0 for not at all (default: 8).")
  private Optional<Integer> finalExhaustiveness = Optional.empty();

  @Override
  public Integer call() {
    OptimizationRun run = options.run(config());
    int threads = options.threads();
    RunDirectory directory = run.createDirectory(options.out(DOMAIN), Version.number());
    return new RunSession(spec.commandLine(), output, options.pdf()).take(run, directory, threads);
  }

  private RunConfig config() {
    Map<String, String> problem = new TreeMap<>();
    problem.put("start", String.join(" ", start));
    problem.put("objective", objective.orElse(receptor.isPresent() ? "dockstring" : "qed"));
    if (!keep.isEmpty()) {
      problem.put("keep", String.join(" ", keep));
    }
    if (!forbid.isEmpty()) {
      problem.put("forbid", String.join(" ", forbid));
    }
    receptor.ifPresent(name -> problem.put(DockingOptions.RECEPTOR, name));
    engine.ifPresent(name -> problem.put(DockingOptions.ENGINE, name));
    exhaustiveness.ifPresent(n -> problem.put(DockingOptions.EXHAUSTIVENESS, n.toString()));
    finalExhaustiveness.ifPresent(n -> problem.put(DockingOptions.FINAL, n.toString()));
    boolean docks = receptor.isPresent();
    if (docks) {
      problem.put(DockingOptions.SEED, Long.toString(options.seed()));
    }
    RunConfig config = options.config(DOMAIN, problem);
    return docks && options.isProposalsOpen() ? config.withProposals(PROPOSALS) : config;
  }
}
