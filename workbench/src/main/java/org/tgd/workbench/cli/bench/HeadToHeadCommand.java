package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.duel.DuelRow;
import org.tgd.benchmarks.duel.DuelStudy;
import org.tgd.benchmarks.duel.DuelTable;
import org.tgd.benchmarks.duel.DuelTable.Line;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Names;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All methods on one task. */
@Command(
    name = "head-to-head",
    description = {
      "The workbench without a model beside all searches on one task, from the same starts at the",
      "same numbers of calls: area under the best so far, scores at 10, 25, 50 and 100 %% of the",
      "budget, mean ranks with Nemenyi's critical difference, and Wilcoxon's test of the first"
          + " method",
      "against each other by Holm. Finished runs in --out are not repeated."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd bench run head-to-head --task molecules --quick",
      "  tgd bench run head-to-head --task plans --budget 100 --out runs/plans-100"
    })
final class HeadToHeadCommand implements Callable<Integer> {
  private static final int QUICK_INSTANCES = 3;
  private static final int QUICK_BUDGET = 8;
  private static final int PLANS = 20;
  private static final int PROGRAMS = 50;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "NAME",
      completionCandidates = Names.ComparedTasks.class,
      description =
          "plans (weights of coarse phantoms), molecules (without docking), or code-repair.")
  private String task;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "Instances, 2 or more (default: 20, of code-repair 50; 3 with --quick).")
  private Optional<Integer> instances = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "N",
      description = "Calls of each run, 4 or more (default: 100, of plans 25; 8 with --quick).")
  private Optional<Integer> budget = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs of a method that draws, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for summary.csv, trials.csv and the runs (default: none).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--quick", description = "Three instances, eight calls: does it work at all.")
  private boolean quick;

  @Override
  public Integer call() {
    DuelStudy study =
        new DuelStudy(
            task,
            instances.orElse(
                quick ? QUICK_INSTANCES : task.equals("code-repair") ? PROGRAMS : PLANS),
            budget.orElse(quick ? QUICK_BUDGET : task.equals("plans") ? 25 : 100),
            seeds);
    RowLog<DuelRow> log =
        RowLog.open(out, "head-to-head " + Version.number(), DuelRow.class, DuelRow::key);
    List<DuelRow> rows = study.run(log, this::say);
    DuelTable table = new DuelTable(rows);
    out.ifPresent(
        folder -> {
          WholeFile.write(folder, "trials.csv", table.trials());
          WholeFile.write(folder, "steps.jsonl", table.steps());
          WholeFile.write(folder, "summary.csv", table.summary());
        });
    show(study, table);
    return ExitCode.DONE;
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private void show(DuelStudy study, DuelTable table) {
    PrintWriter print = spec.commandLine().getOut();
    List<Line> lines = table.lines();
    if (output.json()) {
      print.println(json(lines).toPrettyString());
      return;
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "method",
            "information",
            "auc",
            "at 10 %",
            "25 %",
            "50 %",
            "100 %",
            "rank by auc",
            "by the end"));
    lines.forEach(line -> cells.add(cells(line)));
    Screen.table(print, cells);
    print.println();
    print.println(
        "%s: %d instances, %d calls, each %s; %d seeds of what draws"
            .formatted(
                study.task(), study.instances(), study.budget(), study.counted(), study.seeds()));
    print.println(
        "0 is the start, 1 the lowest loss that any run of the instance found; auc is the mean of"
            + " the best so far over all calls.");
    print.println(friedman("auc", table.byArea()));
    print.println(friedman("the end", table.byFinal()));
    table.conclusions().forEach(print::println);
  }

  private static String friedman(String of, Friedman test) {
    return String.format(
        Locale.ROOT,
        "Friedman by %s: chi squared %.2f, p %.2g; mean ranks that differ by more than %.2f differ",
        of,
        test.chiSquared(),
        test.p(),
        test.criticalDifference());
  }

  private static List<String> cells(Line line) {
    List<String> cells = new ArrayList<>();
    cells.add(line.method());
    cells.add(line.information());
    cells.add(
        "%s [%s, %s]"
            .formatted(
                number(line.area()),
                number(line.areaBounds().low()),
                number(line.areaBounds().high())));
    line.scores().forEach(score -> cells.add(number(score)));
    cells.add(String.format(Locale.ROOT, "%.2f", line.areaRank()));
    cells.add(String.format(Locale.ROOT, "%.2f", line.finalRank()));
    return cells;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static ArrayNode json(List<Line> lines) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      var node = array.addObject();
      node.put("method", line.method()).put("information", line.information());
      node.put("auc", line.area());
      node.putArray("auc_interval").add(line.areaBounds().low()).add(line.areaBounds().high());
      var scores = node.putArray("scores");
      line.scores().forEach(scores::add);
      node.put("auc_rank", line.areaRank()).put("final_rank", line.finalRank());
      node.put("first_ahead", line.ahead());
      EvaluationJson.number(node, "p_holm", line.p());
    }
    return array;
  }
}
