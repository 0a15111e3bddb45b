package org.tgd.workbench.cli.run;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.BudgetOptions;
import org.tgd.workbench.cli.base.CallOptions;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a run up where its journal ends. */
@Command(
    name = "resume",
    description = "Takes a run up where it ended; no finished call is repeated.")
final class RunResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private BudgetOptions budget;
  @Mixin private CallOptions calls;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    RunConfig config = directory.manifest().config();
    BudgetLimits limits = budget.limits();
    if (config.model().equals(ModelChoice.NONE)) {
      budget.requireNothingOfAModel(path + " has no model");
    }
    boolean kept = limits.equals(BudgetLimits.NONE);
    OptimizationRun run =
        OptimizationRun.of(
            RunCheck.isOver(directory)
                ? config.withBudget(BudgetLimits.NONE)
                : kept ? config : config.withBudget(limits));
    return new RunSession(spec.commandLine(), output)
        .take(calls.around(run), directory, budget.threads());
  }
}
