package org.tgd.benchmarks.table;

import java.util.List;
import java.util.Locale;

/**
 * A line of a table.
 *
 * @param method who searched
 * @param information I0 the number alone, I1 the objective told
 * @param counted what a call is
 * @param auc area under the curve
 * @param best best value at the end; NaN where it was not published
 * @param tasks how many targets or oracles
 * @param seeds how many runs of each
 */
public record SummaryRow(
    String method,
    String information,
    String counted,
    double auc,
    double best,
    int tasks,
    int seeds) {
  /** The cells as text, three decimals. */
  public List<String> cells() {
    return List.of(
        method,
        information,
        counted,
        number(auc),
        number(best),
        Integer.toString(tasks),
        Integer.toString(seeds));
  }

  /** The cells as a line of CSV, four decimals. */
  public String csv() {
    return "\"%s\",%s,%s,%s,%s,%d,%d"
        .formatted(method, information, counted, exact(auc), exact(best), tasks, seeds);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String exact(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }
}
