package org.tgd.workbench.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.tgd.benchmarks.board.Trials;
import org.tgd.benchmarks.study.FixRow;
import org.tgd.benchmarks.study.FixStudy;
import org.tgd.benchmarks.study.FixTable;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.benchmarks.study.StudyTrials;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.input.InputException;

/**
 * Takes a study of faulty programs: some programs at once, rows kept as they come.
 *
 * @param options which programs
 * @param runs test runs of each search
 * @param progress takes a word on how far it is
 */
record FixRun(FixOptions options, int runs, Consumer<String> progress) {
  private static final double JUDGE_SECONDS = 4;

  FixTable take() throws InterruptedException {
    if (runs < 1) {
      throw new InputException("--runs was " + runs + "; must be 1 or more");
    }
    List<LineOrder> methods = options.methods();
    List<FixStudy.Item> items = options.items();
    String settings = "%d runs, seed %d, %s s".formatted(runs, options.seed, options.seconds);
    RowLog<FixRow> log = RowLog.ofPrograms(options.out, settings);
    RunnerOptions some = RunnerOptions.DEFAULT.withWorkers(options.workers);
    try (Runner search = Runner.open(some.withLimits(Limits.DEFAULT.withSeconds(options.seconds)));
        Runner judge = Runner.open(some.withLimits(Limits.DEFAULT.withSeconds(JUDGE_SECONDS)))) {
      var study = new FixStudy(search, judge, new FixStudy.Settings(runs, options.seed));
      var table = new FixTable(rows(study, searches(items, methods), log));
      options.out.ifPresent(folder -> write(folder, table, options.seed));
      return table;
    }
  }

  /** One program and the method that it is repaired by. */
  private record Search(FixStudy.Item item, LineOrder method) {}

  private static List<Search> searches(List<FixStudy.Item> items, List<LineOrder> methods) {
    return methods.stream()
        .flatMap(method -> items.stream().map(item -> new Search(item, method)))
        .toList();
  }

  private List<FixRow> rows(FixStudy study, List<Search> searches, RowLog<FixRow> log)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(options.workers);
    try {
      var waiting = new ArrayList<Future<FixRow>>();
      for (Search search : searches) {
        waiting.add(pool.submit(() -> row(study, search, log)));
      }
      var rows = new ArrayList<FixRow>();
      for (Future<FixRow> row : waiting) {
        rows.add(row.get());
        if (rows.size() % 10 == 0) {
          progress.accept(rows.size() + " of " + waiting.size() + " searches");
        }
      }
      return rows;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static FixRow row(FixStudy study, Search search, RowLog<FixRow> log) {
    return log.row(search.item().name(search.method()))
        .orElseGet(
            () -> {
              FixRow row = study.row(search.item(), search.method());
              log.keep(row);
              return row;
            });
  }

  private static void write(Path folder, FixTable table, long seed) {
    try {
      Files.writeString(folder.resolve("summary.csv"), table.csv());
      Files.writeString(folder.resolve("programs.csv"), table.rowsCsv());
      Files.writeString(folder.resolve(Trials.FILE), StudyTrials.fixes(table.rows(), seed));
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }
}
