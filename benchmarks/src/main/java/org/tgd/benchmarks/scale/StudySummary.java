package org.tgd.benchmarks.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.CsvText;
import org.tgd.core.run.RunRecord;

/** Means over the seeds of each task, config and model, with 95 % intervals of the best loss. */
final class StudySummary {
  private static final int RESAMPLES = 2000;
  private static final List<String> HEAD =
      List.of(
          "task",
          "config",
          "model",
          "runs",
          "ok",
          "failed",
          "open",
          "best_loss",
          "best_loss_low",
          "best_loss_high",
          "best_loss_least",
          "steps",
          "evaluations",
          "calls",
          "tokens");

  private StudySummary() {}

  static String csv(List<Trial> trials) {
    Map<List<String>, List<Trial>> groups = new LinkedHashMap<>();
    for (Trial trial : trials) {
      GridCell cell = trial.cell();
      List<String> name = List.of(cell.task(), cell.config(), cell.model());
      groups.computeIfAbsent(name, any -> new ArrayList<>()).add(trial);
    }
    List<List<Object>> rows = new ArrayList<>();
    groups.forEach((name, group) -> rows.add(row(name, group)));
    return CsvText.of(HEAD, rows);
  }

  private static List<Object> row(List<String> name, List<Trial> group) {
    List<Object> row = new ArrayList<>(name);
    row.add(group.size());
    for (RunEnd.Status status : RunEnd.Status.values()) {
      row.add(Trial.count(group, status));
    }
    double[] best = group.stream().flatMapToDouble(each -> each.best().stream()).toArray();
    if (best.length == 0) {
      row.addAll(List.of("", "", "", ""));
    } else {
      Bounds bounds = Bounds.bootstrap(best, RESAMPLES, 1);
      row.add(java.util.Arrays.stream(best).average().orElseThrow());
      row.add(bounds.low());
      row.add(bounds.high());
      row.add(java.util.Arrays.stream(best).min().orElseThrow());
    }
    row.add(mean(group, RunRecord::lastStep));
    row.add(mean(group, record -> record.spent().evaluations()));
    row.add(mean(group, record -> record.spent().calls()));
    row.add(mean(group, record -> record.spent().tokens()));
    return row;
  }

  private static Object mean(List<Trial> group, ToLongFunction<RunRecord> number) {
    var mean =
        group.stream()
            .filter(Trial::isOk)
            .flatMap(each -> each.record().stream())
            .mapToLong(number)
            .average();
    return mean.isPresent() ? mean.getAsDouble() : "";
  }
}
