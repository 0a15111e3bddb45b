package org.tgd.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import org.tgd.benchmarks.board.Course;
import org.tgd.benchmarks.stats.CsvText;

/** Finished runs as the raw trials of a study, from which its report is computed. */
public final class SearchTrials {
  private static final List<String> HEAD =
      List.of("method", "information", "counted", "instance", "seed", "score", "calls", "curve");

  private SearchTrials() {}

  /** The file {@code trials.csv}: a row for each run; a higher score is better. */
  public static String csv(List<SearchRun> runs) {
    return CsvText.of(HEAD, runs.stream().map(SearchTrials::row).toList());
  }

  private static List<Object> row(SearchRun run) {
    List<Double> best = new ArrayList<>();
    for (double value : run.values()) {
      best.add(best.isEmpty() ? value : Math.max(value, best.get(best.size() - 1)));
    }
    SearchMethod method = run.method();
    return List.of(
        method.label() + ", counted " + method.counted(),
        method.information(),
        method.counted(),
        run.task(),
        run.seed(),
        run.best(),
        best.size(),
        Course.ofTrace(best).text());
  }
}
