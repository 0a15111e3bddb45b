package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a finished run again from its journal and compares the results. */
@Command(
    name = "replay",
    description = "Takes a finished run again from its journal alone and compares the results.")
final class RunReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    JsonNode expected =
        directory
            .result()
            .orElseThrow(
                () ->
                    new InputException(
                        path + " has not ended; go on with it by: tgd run resume " + path));
    OptimizationRun run =
        OptimizationRun.of(directory.manifest().config().withBudget(BudgetLimits.NONE));
    Outcome outcome;
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), run.config().steps(), output.quiet())) {
      outcome = run.replay(directory, progress);
    }
    String best = outcome.best().parameters().values().get(OptimizationRun.PARAMETER);
    if (!best.equals(expected.path("best").path("text").asText())) {
      throw new JournalException(
          "the replay ended with '"
              + best
              + "', the run with another; its result.json was changed");
    }
    RunRecord record = RunRecord.of(directory);
    new RunSession(spec.commandLine(), output)
        .show(directory, record, RunResult.word(outcome.end()));
    return ExitCode.DONE;
  }
}
