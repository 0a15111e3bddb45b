package org.tgd.benchmarks.dockstring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.benchmarks.board.Course;
import org.tgd.benchmarks.dockstring.CallLog.Call;
import org.tgd.benchmarks.stats.CsvText;

/** The runs of a study as raw trials, from which its report is computed. */
final class DockingTrials {
  private static final List<String> HEAD =
      List.of("method", "instance", "seed", "loss", "budget", "calls", "refused", "curve");

  private DockingTrials() {}

  /**
   * A run.
   *
   * @param dockings the molecules in the order of docking, no more than the budget
   */
  record Run(String method, String task, long seed, int budget, List<Call> dockings) {
    Run {
      dockings = dockings.stream().limit(budget).toList();
    }
  }

  /**
   * The file {@code trials.csv}: a row for each run, the loss affinity + 10 (1 - QED) in kcal/mol,
   * empty where no molecule could be docked; refused are the molecules that could not.
   */
  static String csv(List<Run> runs) {
    return CsvText.of(HEAD, runs.stream().map(DockingTrials::row).toList());
  }

  private static List<Object> row(Run run) {
    Course course = course(run.dockings());
    long refused = run.dockings().stream().filter(call -> !Double.isFinite(call.loss())).count();
    Optional<Double> best = course.values().stream().reduce((first, last) -> last);
    return List.of(
        run.method(),
        run.task(),
        run.seed(),
        best.<Object>map(value -> value).orElse(""),
        run.budget(),
        run.dockings().size(),
        refused,
        course.text());
  }

  /** The best so far from the first molecule that could be docked. */
  private static Course course(List<Call> dockings) {
    List<Double> calls = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < dockings.size(); i++) {
      double loss = dockings.get(i).loss();
      double best = values.isEmpty() ? Double.POSITIVE_INFINITY : values.get(values.size() - 1);
      if (loss < best) {
        calls.add(i + 1.0);
        values.add(loss);
      }
    }
    return new Course(calls, values);
  }
}
