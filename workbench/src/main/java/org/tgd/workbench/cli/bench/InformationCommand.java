package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.information.Arm;
import org.tgd.benchmarks.information.InformationFiles;
import org.tgd.benchmarks.information.InformationRow;
import org.tgd.benchmarks.information.InformationStudy;
import org.tgd.benchmarks.information.InformationTable;
import org.tgd.benchmarks.information.InformationTable.Line;
import org.tgd.benchmarks.information.Who;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does the feedback carry information? */
@Command(
    name = "information",
    description = {
      "Does the feedback carry information? The same starts, budgets of evaluator calls and"
          + " editors,",
      "and in the place of true feedback: nothing, a number, a sign, vague words, a diagnosis"
          + " without",
      "remedy, another instance's findings, reversed, random or falsely labelled ones, one step,",
      "random edits, best of n; and true feedback that errs at set rates. In molecules, plans,"
          + " code,",
      "answers and on hidden strings; edited by rules, by an oracle that does what words name, or"
          + " by",
      "a model. Instances are blocks; intervals are 95 %% bootstrap ones."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd bench run information --quick --out runs/information-quick",
      "  tgd bench run information --domains plans --model openai:NAME --editors model-edits,model"
    })
final class InformationCommand implements Callable<Integer> {
  private static final int INSTANCES = 20;
  private static final int QUICK_INSTANCES = 4;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private AskedModel model;

  @Option(
      names = "--domains",
      split = ",",
      paramLabel = "NAME",
      description =
          "known (hidden strings), answers, molecules, code, plans (default: all; known and answers"
              + " with --quick).")
  private List<String> domains = List.of();

  @Option(
      names = "--arms",
      split = ",",
      paramLabel = "NAME",
      description = "What is told, as in the table (default: all); true is always among them.")
  private List<String> arms = List.of();

  @Option(
      names = "--editors",
      split = ",",
      paramLabel = "NAME",
      description =
          "rules, reader (an oracle that does what words name), model-edits, model (criticises too)"
              + " (default: rules,reader; with --model the two of the model besides).")
  private List<String> editors = List.of();

  @Option(
      names = "--acceptance",
      paramLabel = "RULE",
      defaultValue = "both",
      description = "not-worse, always, or both (default: ${DEFAULT-VALUE}).")
  private String acceptance;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "Instances of each domain, 2 or more (default: 20; 4 with --quick).")
  private Optional<Integer> instances = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs of each cell, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results; runs that are finished there are not repeated.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--replay",
      description = "Take all runs in --out again, and fail unless each comes out the same.")
  private boolean replay;

  @Option(names = "--quick", description = "Four instances of the two domains that take seconds.")
  private boolean quick;

  @Override
  public Integer call() {
    if (replay && out.isEmpty()) {
      throw new InputException("--replay needs --out, the folder with the runs to take again");
    }
    InformationStudy.Grid grid = grid();
    RowLog<InformationRow> kept = log(out);
    RowLog<InformationRow> log = replay ? log(Optional.empty()) : kept;
    List<InformationRow> rows = new InformationStudy(grid, model.engine(out), log, this::say).run();
    List<Line> lines = InformationTable.of(rows).lines();
    if (replay) {
      return replayed(kept, log, rows);
    }
    out.ifPresent(
        folder -> {
          WholeFile.write(
              folder, "trials.csv", InformationFiles.trials(rows, InformationTable.budgets(rows)));
          WholeFile.write(folder, "steps.jsonl", InformationFiles.steps(rows));
          WholeFile.write(folder, "summary.csv", InformationFiles.summary(lines));
        });
    show(lines);
    return ExitCode.DONE;
  }

  private RowLog<InformationRow> log(Optional<Path> folder) {
    return RowLog.open(
        folder,
        "information %s, model %s".formatted(Version.number(), model.name()),
        InformationRow.class,
        InformationRow::key);
  }

  private Integer replayed(
      RowLog<InformationRow> kept, RowLog<InformationRow> again, List<InformationRow> rows) {
    int same = 0;
    int different = 0;
    for (String key : new LinkedHashSet<>(rows.stream().map(InformationRow::key).toList())) {
      Optional<InformationRow> before = kept.row(key);
      if (before.isPresent()) {
        boolean equal = again.row(key).map(before.get()::isSameAs).orElse(false);
        same += equal ? 1 : 0;
        different += equal ? 0 : 1;
        if (!equal) {
          spec.commandLine().getOut().println("different: " + key);
        }
      }
    }
    spec.commandLine()
        .getOut()
        .println("%d runs came out the same, %d did not".formatted(same, different));
    return different == 0 && same > 0 ? ExitCode.DONE : ExitCode.NOT_REACHED;
  }

  private InformationStudy.Grid grid() {
    List<Arm> told = new ArrayList<>(arms.stream().map(Arm::named).toList());
    if (told.isEmpty()) {
      told.addAll(List.of(Arm.values()));
    } else if (!told.contains(Arm.TRUE)) {
      told.add(0, Arm.TRUE);
    }
    List<String> fields =
        !domains.isEmpty()
            ? domains
            : quick ? List.of("known", "answers") : InformationStudy.fields();
    return new InformationStudy.Grid(
        fields, who(), told, gated(), instances.orElse(quick ? QUICK_INSTANCES : INSTANCES), seeds);
  }

  private List<Who> who() {
    if (!editors.isEmpty()) {
      return editors.stream().map(Who::named).toList();
    }
    return model.isGiven() ? List.of(Who.values()) : List.of(Who.RULES, Who.READER);
  }

  private List<Boolean> gated() {
    return switch (acceptance) {
      case "not-worse" -> List.of(true);
      case "always" -> List.of(false);
      case "both" -> List.of(true, false);
      default ->
          throw new InputException(
              "--acceptance was '" + acceptance + "'; must be not-worse, always or both");
    };
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private void show(List<Line> lines) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(lines).toPrettyString());
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "domain",
            "editor",
            "acceptance",
            "arm",
            "auc",
            "best",
            "last",
            "improving",
            "true is ahead by",
            "p"));
    lines.forEach(line -> table.add(cells(line)));
    Screen.table(print, table);
    print.println();
    lines.stream().map(Line::field).distinct().forEach(field -> counted(print, field, lines));
    print.println(
        "0 is the start, 1 the lowest loss that any run of the instance found; auc is the mean of"
            + " the best so far over the budget; improving: share of proposals that were better"
            + " than what they were made from, before acceptance; p is Wilcoxon's by Holm.");
    if (lines.stream().anyMatch(line -> !line.sameAs().isEmpty())) {
      print.println(
          "= arm: the rules read no words, and all that hold no findings are one to them.");
    }
    List<String> verdicts = InformationTable.verdicts(lines);
    verdicts.forEach(print::println);
    if (verdicts.isEmpty()) {
      print.println("true is ahead of shuffled, empty and reversed by intervals that exclude 0.");
    }
  }

  private static void counted(PrintWriter print, String field, List<Line> lines) {
    Line first =
        lines.stream().filter(line -> line.field().equals(field)).findFirst().orElseThrow();
    print.println(
        "%s: %d instances, %d seeds, %s"
            .formatted(field, first.instances(), first.seeds(), InformationStudy.counted(field)));
  }

  private static List<String> cells(Line line) {
    String arm = line.sameAs().isEmpty() ? line.arm() : line.arm() + " (= " + line.sameAs() + ")";
    boolean itself = line.arm().equals(Arm.TRUE.label());
    return List.of(
        line.field(),
        line.who(),
        line.acceptance(),
        line.replaced() > 0 ? "%s, %.0f %% replaced".formatted(arm, 100 * line.replaced()) : arm,
        bounded("%.3f", line.area(), line.areaBounds()),
        number("%.3f", line.gain()),
        number("%.3f", line.last()),
        number("%.2f", line.improving()),
        itself ? "" : bounded("%+.3f", line.ahead(), line.aheadBounds()),
        itself ? "" : number("%.2g", line.p()));
  }

  private static String bounded(String form, double value, Bounds bounds) {
    return number(form, value)
        + " ["
        + number(form, bounds.low())
        + ", "
        + number(form, bounds.high())
        + "]";
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private static ArrayNode json(List<Line> lines) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      var node = array.addObject();
      node.put("domain", line.field()).put("editor", line.who()).put("arm", line.arm());
      node.put("acceptance", line.acceptance()).put("instances", line.instances());
      node.put("seeds", line.seeds()).put("auc", line.area());
      node.putArray("auc_interval").add(line.areaBounds().low()).add(line.areaBounds().high());
      node.put("best", line.gain()).put("last", line.last()).put("improving", line.improving());
      EvaluationJson.number(node, "true_ahead", line.ahead());
      node.putArray("true_ahead_interval")
          .add(line.aheadBounds().low())
          .add(line.aheadBounds().high());
      EvaluationJson.number(node, "p_holm", line.p());
      node.put("replaced", line.replaced()).put("same_as", line.sameAs());
    }
    return array;
  }
}
