package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.RunColumn;
import org.tgd.core.run.Domains;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.core.spi.Domain;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
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
    List<Listed> listed = new ArrayList<>();
    for (RunDirectory directory : RunDirectory.below(folder)) {
      try {
        RunRecord record = RunRecord.of(directory);
        String end = RunCheck.end(directory, record);
        listed.add(new Listed(directory, record, end));
        json.add(RunResult.json(end, record).put("run", directory.path().toString()));
      } catch (InputException | JournalException e) {
        // One damaged run, or one of another version, does not hide the others.
        spec.commandLine().getErr().println("tgd: " + e.getMessage());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(json.toPrettyString());
    } else {
      Screen.table(out, rows(listed));
    }
    return ExitCode.DONE;
  }

  private record Listed(RunDirectory directory, RunRecord record, String end) {
    String domain() {
      return record.manifest().config().domain();
    }
  }

  /** What every run has, then the columns of the domains that are in the list. */
  private static List<List<String>> rows(List<Listed> listed) {
    Map<String, List<RunColumn>> columns =
        Domains.all().stream()
            .filter(domain -> listed.stream().anyMatch(each -> each.domain().equals(domain.name())))
            .collect(
                Collectors.toMap(Domain::name, Domain::columns, (a, b) -> a, LinkedHashMap::new));
    List<List<String>> rows = new ArrayList<>();
    List<String> head =
        new ArrayList<>(List.of("run", "domain", "end", "steps", "start", "best", "method"));
    columns.values().forEach(all -> all.forEach(column -> head.add(column.title())));
    rows.add(head);
    for (Listed each : listed) {
      List<String> row = new ArrayList<>(row(each.directory(), each.record(), each.end()));
      columns.forEach(
          (name, all) ->
              all.forEach(column -> row.add(name.equals(each.domain()) ? cell(column, each) : "")));
      rows.add(row);
    }
    return rows;
  }

  private static String cell(RunColumn column, Listed run) {
    return run.record().best().map(column.cell()).orElse("");
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
