package org.tgd.workbench.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Judged;
import org.tgd.core.run.Branch;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.cli.base.BudgetOptions;
import org.tgd.workbench.cli.base.CallOptions;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunSession;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a new run from a candidate of another. */
@Command(
    name = "branch",
    description = {
      "Takes a new run that starts from a candidate of another and has its settings.",
      "The new run's manifest names the run and the step that it came from."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd run branch runs/first --step 3 --seed 2",
      "  tgd run branch runs/first --steps 20 --out runs/further"
    })
final class RunBranchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private BudgetOptions budget;
  @Mixin private CallOptions calls;

  @Parameters(paramLabel = "DIR", description = "The directory of the run to start from.")
  private Path path;

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "The step whose candidate to start from (default: the best).")
  private Optional<Integer> step = Optional.empty();

  @Option(
      names = "--candidate",
      paramLabel = "K",
      defaultValue = "0",
      description = "Which of the candidates of that step, from 0 (default: ${DEFAULT-VALUE}).")
  private int candidate;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of steps (default: that of the other run).")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "K",
      description = "Seed of all randomness (default: that of the other run).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory, made by the command (default: a new one beside the other).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    RunDirectory other = RunDirectory.open(path);
    Branch branch = branch(other);
    Path place = RunDirectory.requireFree(out.orElseGet(() -> free(other, branch.step())));
    BudgetLimits limits = budget.limits();
    RunConfig config = config(other.manifest().config());
    OptimizationRun run =
        OptimizationRun.of(limits.equals(BudgetLimits.NONE) ? config : config.withBudget(limits))
            .from(branch);
    calls.around(run);
    int threads = budget.threads();
    RunDirectory directory = run.createDirectory(place, Version.number());
    return new RunSession(spec.commandLine(), output).take(run, directory, threads);
  }

  private Branch branch(RunDirectory other) {
    if (step.isPresent()) {
      return Branch.of(other, step.get(), candidate);
    }
    if (candidate != 0) {
      throw new InputException("--candidate has no effect without --step");
    }
    Judged best =
        RunRecord.of(other)
            .best()
            .orElseThrow(() -> new InputException(path + " has judged no candidate yet"));
    return Branch.of(other, best.index(), best.candidate());
  }

  private RunConfig config(RunConfig config) {
    if (steps.orElse(0) < 0) {
      throw new InputException("--steps was " + steps.get() + "; must be 0 or more");
    }
    return config.withSteps(steps.orElse(config.steps()), seed.orElse(config.seed()));
  }

  /** The first free name beside the other run. */
  private static Path free(RunDirectory other, int step) {
    String name = other.path().getFileName() + "-step" + step;
    Path free = other.path().resolveSibling(name);
    for (int k = 2; Files.exists(free); k++) {
      free = other.path().resolveSibling(name + "-" + k);
    }
    return free;
  }
}
