package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.TextTable;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the runs below a folder. */
@Command(name = "list", description = "Lists the runs below a folder.")
final class RunListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "The folder that holds the runs (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("run", "domain", "end", "steps", "start", "best", "method"));
    for (RunDirectory directory : RunDirectory.below(folder)) {
      try {
        RunRecord record = RunRecord.of(directory);
        String end = RunShowCommand.end(directory);
        rows.add(row(directory, record, end));
        json.add(RunResult.json(end, record).put("run", directory.path().toString()));
      } catch (InputException e) {
        // One damaged run, or one of another version, does not hide the others.
        spec.commandLine().getErr().println("tgd: " + e.getMessage());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(json.toPrettyString());
    } else {
      TextTable.aligned(rows).forEach(out::println);
    }
    return ExitCode.DONE;
  }

  private static List<String> row(RunDirectory directory, RunRecord record, String end) {
    return List.of(
        directory.path().getFileName().toString(),
        record.manifest().config().domain(),
        end,
        record.lastStep() + "/" + record.manifest().config().steps(),
        record.start().map(start -> Numbers.brief(start.loss())).orElse("-"),
        record.best().map(best -> Numbers.brief(best.loss())).orElse("-"),
        record.manifest().config().method());
  }
}
