package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.study.StudyTable;
import org.tgd.workbench.study.SummaryComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the summaries of studies side by side. */
@Command(
    name = "compare",
    description = {
      "Shows the summaries of studies side by side: rows with the same words in them, each number"
          + " of",
      "each folder, and what the second has more than the first."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd bench compare runs/seismo-before runs/seismo-after"})
final class BenchCompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", arity = "2..*", description = "Folders of results, two or more.")
  private List<Path> folders = List.of();

  @Override
  public Integer call() {
    List<List<String>> rows =
        SummaryComparison.of(
            folders.stream().map(each -> each.getFileName().toString()).toList(),
            folders.stream().map(each -> StudyTable.read(each.resolve("summary.csv"))).toList());
    if (output.json()) {
      spec.commandLine().getOut().println(json(rows).toPrettyString());
    } else {
      Screen.table(spec.commandLine().getOut(), rows);
    }
    return ExitCode.DONE;
  }

  private static ArrayNode json(List<List<String>> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (List<String> row : rows.subList(1, rows.size())) {
      ObjectNode node = array.addObject();
      for (int i = 0; i < row.size(); i++) {
        String name = rows.get(0).get(i);
        StudyTable.number(row.get(i))
            .ifPresentOrElse(value -> node.put(name, value), textual(node, name, row.get(i)));
      }
    }
    return array;
  }

  private static Runnable textual(ObjectNode node, String name, String cell) {
    return () -> node.put(name, cell);
  }
}
