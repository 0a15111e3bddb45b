package org.tgd.benchmarks.information;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.benchmarks.board.TrialSteps;
import org.tgd.benchmarks.stats.CsvText;

/** The study's results as files. */
public final class InformationFiles {
  private static final List<String> TRIALS =
      List.of(
          "domain",
          "instance",
          "editor",
          "arm",
          "acceptance",
          "seed",
          "start",
          "best",
          "last",
          "calls",
          "proposals",
          "improving",
          "foreign",
          "replaced",
          "budget",
          "curve");
  private static final List<String> SUMMARY =
      List.of(
          "domain",
          "editor",
          "arm",
          "acceptance",
          "instances",
          "seeds",
          "auc",
          "auc_low",
          "auc_high",
          "best",
          "last",
          "improving",
          "true_ahead",
          "true_ahead_low",
          "true_ahead_high",
          "p_holm",
          "replaced",
          "same_as");

  private InformationFiles() {}

  /**
   * A row for each run: {@link org.tgd.benchmarks.board.Trials} reads it.
   *
   * @param budgets calls of a run, by field
   */
  public static String trials(List<InformationRow> rows, Map<String, Integer> budgets) {
    return CsvText.of(
        TRIALS,
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.field(),
                        row.instance(),
                        row.who(),
                        row.arm(),
                        row.acceptance(),
                        row.seed(),
                        row.start(),
                        row.best(),
                        row.last(),
                        row.spent(),
                        row.proposals(),
                        row.improving(),
                        row.foreign(),
                        row.replaced(),
                        budgets.get(row.field()),
                        row.course().text()))
            .toList());
  }

  /** The candidates of each run, a line of JSON for each that has them. */
  public static String steps(List<InformationRow> rows) {
    return IntStream.range(0, rows.size())
        .filter(i -> !rows.get(i).texts().isEmpty())
        .mapToObj(i -> TrialSteps.line(i + 1, rows.get(i).course(), rows.get(i).texts()))
        .collect(Collectors.joining());
  }

  /** A row for each line of the table. */
  public static String summary(List<InformationTable.Line> lines) {
    return CsvText.of(
        SUMMARY,
        lines.stream()
            .map(
                line ->
                    List.of(
                        line.field(),
                        line.who(),
                        line.arm(),
                        line.acceptance(),
                        line.instances(),
                        line.seeds(),
                        line.area(),
                        line.areaBounds().low(),
                        line.areaBounds().high(),
                        line.gain(),
                        line.last(),
                        line.improving(),
                        line.ahead(),
                        line.aheadBounds().low(),
                        line.aheadBounds().high(),
                        line.p(),
                        line.replaced(),
                        line.sameAs()))
            .toList());
  }
}
