package org.tgd.workbench.cli.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.slf4j.LoggerFactory;
import org.tgd.benchmarks.known.KnownGradient;
import org.tgd.benchmarks.known.Row;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.report.Numbers;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.report.KnownGradientPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The engine held against problems whose gradient is known. */
@Command(
    name = "known-gradient",
    description = {
      "Problems where the right textual gradient is known: an oracle critic and an oracle editor"
          + " with",
      "the real engine in between, predictions of theory beside what is measured, without a model.",
      "Ends with exit code 1 where a prediction is missed, and names the row."
    })
final class KnownGradientCommand implements Callable<Integer> {
  private static final int QUICK_SEEDS = 20;
  private static final List<String> COLUMNS =
      List.of(
          "experiment",
          "setting",
          "quantity",
          "relation",
          "predicted",
          "measured",
          "standard_error",
          "tolerance",
          "runs",
          "met");

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description =
          "Only these experiments: E1 to E13, rosenbrock, linreg, logistic (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of what is random (default: 200; 20 with --quick).")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for known_gradient.csv and known_gradient.html (default: none).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--quick",
      description = "Twenty runs, and the setting that takes longest is left out.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Parts at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (cap < 1) {
      throw new InputException("--threads must be 1 or more");
    }
    int runs = seeds.orElse(quick ? QUICK_SEEDS : KnownGradient.SEEDS);
    List<Row> rows = rows(new KnownGradient(only, runs, quick), cap);
    out.ifPresent(
        folder -> {
          WholeFile.write(folder, "known_gradient.csv", csv(rows));
          WholeFile.write(folder, "known_gradient.html", KnownGradientPage.html(rows));
        });
    show(rows);
    return rows.stream().allMatch(Row::met) ? ExitCode.DONE : ExitCode.NOT_REACHED;
  }

  /** Answers that cannot be read are part of the suite, and not worth a warning each. */
  private List<Row> rows(KnownGradient suite, int cap) {
    Logger answers = (Logger) LoggerFactory.getLogger(LlmEditor.class);
    Level before = answers.getLevel();
    answers.setLevel(Level.ERROR);
    try (Parallel parallel = Parallel.of(cap)) {
      return suite.run(parallel, this::say);
    } finally {
      answers.setLevel(before);
    }
  }

  private void say(List<Row> rows) {
    if (!output.quiet()) {
      rows.forEach(row -> spec.commandLine().getErr().println(String.join(" ", cells(row))));
      spec.commandLine().getErr().flush();
    }
  }

  private void show(List<Row> rows) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(rows).toPrettyString());
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "experiment", "setting", "quantity", "", "predicted", "measured", "error", "runs", ""));
    rows.forEach(row -> table.add(cells(row)));
    Screen.table(print, table);
    print.println();
    List<Row> missed = rows.stream().filter(row -> !row.met()).toList();
    print.println(
        "%d rows, %d missed; error is the standard error of the mean over the runs."
            .formatted(rows.size(), missed.size()));
    missed.forEach(row -> print.println("missed: " + String.join(" ", cells(row))));
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.experiment(),
        row.setting(),
        row.quantity(),
        row.relation().sign(),
        Numbers.brief(row.predicted()),
        Numbers.brief(row.measured()),
        row.standardError() == 0 ? "" : Numbers.brief(row.standardError()),
        Integer.toString(row.runs()),
        row.met() ? "met" : "missed");
  }

  private static String csv(List<Row> rows) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      printer.printRecord(COLUMNS);
      for (Row row : rows) {
        printer.printRecord(
            row.experiment(),
            row.setting(),
            row.quantity(),
            row.relation().sign(),
            row.predicted(),
            row.measured(),
            row.standardError(),
            row.tolerance(),
            row.runs(),
            row.met());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static ArrayNode json(List<Row> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Row row : rows) {
      array
          .addObject()
          .put("experiment", row.experiment())
          .put("setting", row.setting())
          .put("quantity", row.quantity())
          .put("relation", row.relation().sign())
          .put("predicted", row.predicted())
          .put("measured", row.measured())
          .put("standard_error", row.standardError())
          .put("tolerance", row.tolerance())
          .put("runs", row.runs())
          .put("met", row.met());
    }
    return array;
  }
}
