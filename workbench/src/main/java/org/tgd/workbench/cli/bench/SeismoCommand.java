package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.table.SearchRun;
import org.tgd.benchmarks.table.SearchStudy;
import org.tgd.benchmarks.table.SearchTrials;
import org.tgd.benchmarks.table.SeismoStudy;
import org.tgd.benchmarks.table.SeismoTarget;
import org.tgd.benchmarks.table.SummaryRow;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** SEISMO's 20 targets beside the published figures. */
@Command(
    name = "seismo",
    description = {
      "Molecules like a target but druglike (SEISMO, arXiv 2602.00663): half the Tanimoto"
          + " similarity",
      "of MACCS keys, half QED, 50 calls, without a model, beside the published figures. Counted",
      "both ways, with the published and the strict rule of exclusion. Finished runs in --out are",
      "not repeated."
    })
final class SeismoCommand implements Callable<Integer> {
  private static final int CALLS = 50;
  private static final int QUICK_CALLS = 6;
  private static final int QUICK_TARGETS = 2;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--targets",
      paramLabel = "TSV",
      description = "Targets with the columns target and smiles (default: the 20 published ones).")
  private Optional<Path> targets = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for summary.csv, trials.csv and the runs (default: nothing is kept).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each target, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--quick", description = "Two targets, six calls, one seed: does it work at all.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (seeds < 1 || cap < 1) {
      throw new InputException("--seeds and --threads must be 1 or more");
    }
    List<SeismoTarget> all = targets.map(SeismoTarget::read).orElseGet(SeismoTarget::published);
    SeismoStudy study =
        quick
            ? new SeismoStudy(all.subList(0, Math.min(QUICK_TARGETS, all.size())), QUICK_CALLS, 1)
            : new SeismoStudy(all, CALLS, seeds);
    List<SummaryRow> rows;
    List<SearchRun> runs = new ArrayList<>();
    try (Parallel parallel = Parallel.of(cap)) {
      rows = new ArrayList<>(study.run(new SearchStudy(out, this::say, runs::add), parallel));
    }
    rows.addAll(SeismoStudy.published());
    out.ifPresent(folder -> WholeFile.write(folder, "trials.csv", SearchTrials.csv(runs)));
    out.ifPresent(folder -> WholeFile.write(folder, "summary.csv", SeismoStudy.csv(rows)));
    show(study, rows);
    return ExitCode.DONE;
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private void show(SeismoStudy study, List<SummaryRow> rows) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(rows).toPrettyString());
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("method", "information", "counted", "auc", "best", "targets", "seeds"));
    rows.forEach(row -> table.add(row.cells()));
    Screen.table(print, table);
    print.println();
    study.legend().forEach(print::println);
    print.println(
        targets.isPresent() || quick
            ? "The published figures are of the 20 published targets and 50 calls, not of these."
            : "The published figures are of the same targets, one run each.");
  }

  private static ArrayNode json(List<SummaryRow> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (SummaryRow row : rows) {
      ObjectNode node = array.addObject();
      node.put("method", row.method()).put("information", row.information());
      node.put("counted", row.counted()).put("auc", row.auc()).put("best", row.best());
      node.put("targets", row.tasks()).put("seeds", row.seeds());
    }
    return array;
  }
}
