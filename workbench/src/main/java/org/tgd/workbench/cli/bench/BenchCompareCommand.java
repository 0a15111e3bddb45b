package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.board.Trials;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.study.StudyTable;
import org.tgd.workbench.study.SummaryComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the summaries of studies side by side. */
@Command(
    name = "compare",
    description = {
      "Shows the summaries of studies side by side: rows with the same words in them, each number"
          + " of",
      "each folder, and what the second has more than the first. Where the folders have raw trials",
      "(trials.csv), each further study is also paired with the first, method by method over the",
      "instances and seeds that both have: by how much it is better with its 95 %% bootstrap"
          + " interval,",
      "wins, ties and losses, A12, and Wilcoxon's p by Holm over the methods."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd bench compare runs/seismo-before runs/seismo-after"})
final class BenchCompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", arity = "2..*", description = "Folders of results, two or more.")
  private List<Path> folders = List.of();

  @Option(names = "--paired", description = "Only the pairs of raw trials, no summaries.")
  private boolean paired;

  @Override
  public Integer call() {
    return paired ? pairs() : summaries();
  }

  private Integer pairs() {
    if (output.json()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      folders
          .subList(1, folders.size())
          .forEach(other -> PairedTable.json(array, folders.get(0), other));
      spec.commandLine().getOut().println(array.toPrettyString());
    } else {
      tables();
    }
    return ExitCode.DONE;
  }

  private void tables() {
    for (Path other : folders.subList(1, folders.size())) {
      Screen.text(spec.commandLine().getOut(), PairedTable.lines(folders.get(0), other));
    }
  }

  private Integer summaries() {
    List<List<String>> rows =
        SummaryComparison.of(
            folders.stream().map(each -> each.getFileName().toString()).toList(),
            folders.stream().map(each -> StudyTable.read(each.resolve("summary.csv"))).toList());
    if (output.json()) {
      spec.commandLine().getOut().println(json(rows).toPrettyString());
    } else {
      Screen.table(spec.commandLine().getOut(), rows);
      if (folders.stream().allMatch(Trials::isIn)) {
        spec.commandLine().getOut().println();
        tables();
      }
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
