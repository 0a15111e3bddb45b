package org.tgd.workbench.cli.run;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tgd.core.Outcome;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Progress;
import org.tgd.workbench.cli.base.RunSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a finished run again from its journal and compares the results. */
@Command(
    name = "replay",
    description = {
      "Takes a finished run again from its journal alone and compares every call, step and result",
      "with what was recorded."
    })
final class RunReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Option(
      names = "--reevaluate",
      description =
          "Judge every candidate anew with the evaluator of the domain, and compare. Takes as long"
              + " as judging did.")
  private boolean reevaluate;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    RunRecord record = RunRecord.of(directory);
    if (directory.result().isEmpty()) {
      throw new InputException(path + " has not ended; go on with it by: tgd run resume " + path);
    }
    OptimizationRun run =
        OptimizationRun.of(directory.manifest().config().withBudget(BudgetLimits.NONE));
    Outcome outcome;
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), run.config().steps(), output.quiet())) {
      outcome = run.replay(directory, progress);
    }
    requireSame(outcome, record);
    if (reevaluate) {
      Reevaluation.of(run.problem().evaluator(), record).run(spec.commandLine().getErr());
    }
    new RunSession(spec.commandLine(), output)
        .show(directory, record, RunResult.word(outcome.end()));
    return ExitCode.DONE;
  }

  private static void requireSame(Outcome outcome, RunRecord record) {
    String best = outcome.best().parameters().values().get(OptimizationRun.PARAMETER);
    boolean same =
        record.best().filter(each -> each.text().equals(best)).isPresent()
            && record.best().get().loss() == outcome.best().loss()
            && outcome.trajectory().size() == record.steps().size();
    if (!same) {
      throw new JournalException(
          "the replay ended with '" + best + "', the run with another candidate or loss");
    }
  }
}
