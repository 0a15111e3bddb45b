package org.tgd.benchmarks.study;

import java.util.List;
import org.tgd.benchmarks.board.Course;
import org.tgd.benchmarks.stats.CsvText;

/** Finished rows of plan and repair studies as raw trials ({@code trials.csv}) of a report. */
public final class StudyTrials {
  private static final List<String> PLANS =
      List.of("method", "instance", "seed", "start", "loss", "budget", "calls", "curve");
  private static final List<String> FIXES =
      List.of("method", "instance", "seed", "correct", "passes_public", "equal", "calls");

  private StudyTrials() {}

  /** A row for each run; calls are inner solves, that of the start included. */
  public static String plans(List<PlanRun> runs, int solves) {
    return CsvText.of(PLANS, runs.stream().map(run -> row(run, solves)).toList());
  }

  private static List<Object> row(PlanRun run, int solves) {
    List<Double> trace = run.trace();
    return List.of(
        run.method(),
        run.patient(),
        run.seed(),
        trace.get(0),
        run.after(solves),
        solves,
        trace.size(),
        Course.ofTrace(trace).text());
  }

  /**
   * A row for each program and method; correct is 1 where the hidden tests pass, calls are test
   * runs.
   */
  public static String fixes(List<FixRow> rows, long seed) {
    return CsvText.of(
        FIXES,
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.method(),
                        row.language() + " " + row.taskId(),
                        seed,
                        row.plausible() ? 1 : 0,
                        row.passesPublic() ? 1 : 0,
                        row.equal(),
                        row.runs()))
            .toList());
  }
}
