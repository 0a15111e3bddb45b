package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.report.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows runs side by side. */
@Command(
    name = "compare",
    description = {
      "Shows runs side by side: in what their settings differ, what came out and what it cost.",
      "With --json the result of each run with its whole config, in the order of the command."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd run compare runs/first runs/second"})
final class RunCompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", arity = "2..*", description = "Run directories, two or more.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    List<RunComparison.Column> runs = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      RunDirectory directory = RunDirectory.open(path);
      if (!seen.add(real(directory.path()))) {
        throw new InputException(path + " is named twice; name two different runs");
      }
      RunRecord record = RunRecord.of(directory);
      String end = RunCheck.end(directory, record);
      ObjectNode each = RunResult.json(end, record).put("run", directory.path().toString());
      each.set("config", record.manifest().json().path("config"));
      json.add(each);
      runs.add(new RunComparison.Column(directory.path().getFileName().toString(), record, end));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(json.toPrettyString());
    } else {
      Screen.table(out, RunComparison.rows(runs));
    }
    return ExitCode.DONE;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw InputException.cannotRead("run", path, e);
    }
  }
}
