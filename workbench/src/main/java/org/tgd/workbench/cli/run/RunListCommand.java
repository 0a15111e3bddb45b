package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.report.RunColumn;
import org.tgd.core.run.Domains;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.spi.Domain;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the runs below a folder. */
@Command(
    name = "list",
    description = {
      "Lists the runs below a folder, with what they are for, what they came to and what they cost."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd run list runs",
      "  tgd run list runs --sort best --filter domain=molecule --filter 'best<0.3'",
      "  tgd run list runs --sort -made --filter tags=baseline"
    })
final class RunListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "The folder that holds the runs (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description = "Sort by a column of the list, -COLUMN for the other way round.")
  private Optional<String> sort = Optional.empty();

  @Option(
      names = "--filter",
      paramLabel = "CONDITION",
      description = {
        "Only runs of which a column holds words, COLUMN=WORDS, does not, COLUMN!=WORDS, or is a",
        "number, COLUMN<NUMBER (also <=, >, >=); repeatable, all must hold."
      })
  private List<String> filters = new ArrayList<>();

  @Override
  public Integer call() {
    List<ListedRun> listed = new ArrayList<>();
    for (RunDirectory directory : RunDirectory.below(folder)) {
      try {
        RunRecord record = RunRecord.of(directory);
        String end = RunCheck.end(directory, record);
        listed.add(new ListedRun(directory, record, end, RunTags.of(directory)));
      } catch (InputException | JournalException e) {
        // One damaged run, or one of another version, does not hide the others.
        spec.commandLine().getErr().println("tgd: " + e.getMessage());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, List<RunColumn>> columns = columns(listed);
    List<String> head = head(columns);
    List<Line> lines = chosen(listed.stream().map(run -> line(run, columns)).toList(), head);
    if (output.json()) {
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      lines.forEach(line -> json.add(line.run().json()));
      out.println(json.toPrettyString());
    } else {
      List<List<String>> rows = new ArrayList<>();
      rows.add(head);
      lines.forEach(line -> rows.add(line.cells()));
      Screen.table(out, rows);
    }
    return ExitCode.DONE;
  }

  private record Line(ListedRun run, List<String> cells) {}

  private List<Line> chosen(List<Line> lines, List<String> head) {
    List<RowFilter> all = filters.stream().map(each -> RowFilter.parse(each, head)).toList();
    Stream<Line> chosen =
        lines.stream().filter(line -> all.stream().allMatch(filter -> filter.holds(line.cells())));
    if (sort.isEmpty()) {
      return chosen.toList();
    }
    boolean down = sort.get().startsWith("-");
    int column = RowFilter.column("--sort", sort.get().substring(down ? 1 : 0), head);
    Comparator<Line> order = Comparator.comparing(Line::cells, RowFilter.by(column));
    return chosen.sorted(down ? order.reversed() : order).toList();
  }

  /** The columns of the domains that are in the list. */
  private static Map<String, List<RunColumn>> columns(List<ListedRun> listed) {
    return Domains.all().stream()
        .filter(
            domain -> listed.stream().anyMatch(run -> run.config().domain().equals(domain.name())))
        .collect(Collectors.toMap(Domain::name, Domain::columns, (a, b) -> a, LinkedHashMap::new));
  }

  private static List<String> head(Map<String, List<RunColumn>> columns) {
    List<String> head = new ArrayList<>(ListedRun.FIRST);
    columns.values().forEach(all -> all.forEach(column -> head.add(column.title())));
    head.addAll(ListedRun.LAST);
    return head;
  }

  private static Line line(ListedRun run, Map<String, List<RunColumn>> columns) {
    List<String> cells = new ArrayList<>(run.first());
    columns.forEach(
        (domain, all) ->
            all.forEach(
                column ->
                    cells.add(
                        domain.equals(run.config().domain())
                            ? run.record().best().map(column.cell()).orElse("")
                            : "")));
    cells.addAll(run.last());
    return new Line(run, cells);
  }
}
