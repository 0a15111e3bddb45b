package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tgd.benchmarks.numeric.NumericStudy;
import org.tgd.benchmarks.numeric.NumericTrials;
import org.tgd.benchmarks.numeric.NumericTrials.Compared;
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

/** Numeric functions as text: the strategies beside numeric searches. */
@Command(
    name = "evalset",
    description = {
      "56 numeric functions with known minima as texts: the engine's strategies without a model,"
          + " whose",
      "findings say from which value to which a number should go, beside random search, Sobol,",
      "(1+1)-ES, Nelder-Mead, BOBYQA, Powell, CMA-ES and TPE. Same boxes, starts and numbers of",
      "evaluations; all are told values alone (I0), and every point that is tried counts."
    })
final class NumericCommand implements Callable<Integer> {
  private static final int EVALUATIONS = 200;
  private static final int SEEDS = 10;
  private static final int QUICK_EVALUATIONS = 50;
  private static final int QUICK_SEEDS = 2;
  private static final int QUICK_FUNCTIONS = 6;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "Points that each search may try (default: 200; 50 with --quick).")
  private Optional<Integer> evaluations = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Boxes and starts of each function (default: 10; 2 with --quick).")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for trials.csv and summary.csv (default: none).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--quick", description = "Six functions, two seeds, 50 evaluations.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Functions at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (cap < 1) {
      throw new InputException("--threads must be 1 or more");
    }
    NumericStudy study =
        new NumericStudy(
            quick ? QUICK_FUNCTIONS : NumericStudy.ALL,
            seeds.orElse(quick ? QUICK_SEEDS : SEEDS),
            evaluations.orElse(quick ? QUICK_EVALUATIONS : EVALUATIONS));
    NumericTrials trials;
    try (Parallel parallel = Parallel.of(cap)) {
      trials = study.run(parallel, this::say);
    }
    out.ifPresent(
        folder -> {
          WholeFile.write(folder, "trials.csv", csv(study, trials));
          WholeFile.write(folder, "summary.csv", summary(study, trials));
        });
    show(study, trials);
    return ExitCode.DONE;
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private void show(NumericStudy study, NumericTrials trials) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(study, trials).toPrettyString());
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("method", "mean rank", "portfolio wins", "ties", "losses"));
    for (Compared row : trials.compared()) {
      table.add(
          List.of(
              row.method(),
              String.format(Locale.ROOT, "%.2f", row.meanRank()),
              Integer.toString(row.wins()),
              Integer.toString(row.ties()),
              Integer.toString(row.losses())));
    }
    Screen.table(print, table);
    print.println();
    print.printf(
        Locale.ROOT,
        "%d functions, %d seeds, %d evaluations, every tried point counted, values alone told (I0)."
            + " Rank 1 is best; mean ranks that differ by more than %.2f differ (Nemenyi, 5 %%)."
            + " Wins, ties and losses by Wilcoxon's test over the seeds, 5 %%.%n",
        trials.functions().size(),
        study.seeds(),
        study.budget(),
        trials.friedman().criticalDifference());
    print.printf(
        Locale.ROOT,
        "The portfolio is clearly worse than the best single strategy on %d of %d functions.%n",
        trials.clearlyWorseThanBestStrategy(),
        trials.functions().size());
  }

  /** Lines of CSV. */
  @FunctionalInterface
  private interface Lines {
    void print(CSVPrinter printer) throws IOException;
  }

  private static String text(Lines lines) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      lines.print(printer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String csv(NumericStudy study, NumericTrials trials) {
    return text(
        printer -> {
          printer.printRecord(
              "function", "dimension", "method", "seed", "evaluations", "gap", "budget", "curve");
          for (NumericTrials.Trial each : trials.all()) {
            printer.printRecord(
                each.function(),
                each.dimension(),
                each.method(),
                each.seed(),
                each.evaluations(),
                each.gap(),
                study.budget(),
                each.course().text());
          }
        });
  }

  private static String summary(NumericStudy study, NumericTrials trials) {
    return text(
        printer -> {
          printer.printRecord(
              "method",
              "information",
              "counted",
              "mean_rank",
              "portfolio_wins",
              "ties",
              "losses",
              "functions",
              "seeds",
              "evaluations");
          for (Compared row : trials.compared()) {
            printer.printRecord(
                row.method(),
                "I0",
                "every tried point",
                row.meanRank(),
                row.wins(),
                row.ties(),
                row.losses(),
                trials.functions().size(),
                study.seeds(),
                study.budget());
          }
        });
  }

  private static ObjectNode json(NumericStudy study, NumericTrials trials) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("functions", trials.functions().size()).put("seeds", study.seeds());
    json.put("evaluations", study.budget());
    json.put("worse_than_best_strategy", trials.clearlyWorseThanBestStrategy());
    for (Compared row : trials.compared()) {
      json.withArray("methods")
          .addObject()
          .put("method", row.method())
          .put("mean_rank", row.meanRank())
          .put("portfolio_wins", row.wins())
          .put("ties", row.ties())
          .put("losses", row.losses());
    }
    return json;
  }
}
