package org.tgd.benchmarks.study;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Rows of predictions as a table of text. */
public final class PredictionTable {
  /** The shares of the bar: right signs at least, median error at most. */
  private static final double SIGNS = 95;

  private static final double ERROR = 10;

  private final List<PredictionRow> rows;

  /** A table of rows. */
  public PredictionTable(List<PredictionRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /** One line for each patient and problem, then for each problem over all patients. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-14s %-9s %-8s %7s %10s %14s%n",
            "patient", "problem", "weights", "changes", "sign right", "median error"));
    List<String> problems = rows.stream().map(PredictionRow::problem).distinct().toList();
    for (String patient : rows.stream().map(PredictionRow::patient).distinct().toList()) {
      for (String problem : problems) {
        text.append(summary(patient, problem, "each", single().and(of(problem)).and(on(patient))));
      }
    }
    for (String problem : problems) {
      text.append(summary("all patients", problem, "each", single().and(of(problem))));
      text.append(summary("all patients", problem, "all", single().negate().and(of(problem))));
    }
    for (String problem : problems) {
      text.append(verdict(problem, rows(single().and(of(problem)))));
    }
    return text.toString();
  }

  private static Predicate<PredictionRow> single() {
    return row -> !row.weight().equals(PredictionStudy.ALL);
  }

  private static Predicate<PredictionRow> of(String problem) {
    return row -> row.problem().equals(problem);
  }

  private static Predicate<PredictionRow> on(String patient) {
    return row -> row.patient().equals(patient);
  }

  private List<PredictionRow> rows(Predicate<PredictionRow> which) {
    return rows.stream().filter(which).filter(PredictionRow::changes).toList();
  }

  private String summary(
      String patient, String problem, String weights, Predicate<PredictionRow> which) {
    List<PredictionRow> own = rows(which);
    return own.isEmpty()
        ? ""
        : line(
            "%-14s %-9s %-8s %7d %8.1f %% %12.2f %%%n",
            patient, problem, weights, own.size(), signs(own), medianError(own));
  }

  private static double signs(List<PredictionRow> rows) {
    return 100.0 * rows.stream().filter(PredictionRow::signRight).count() / rows.size();
  }

  private static double medianError(List<PredictionRow> rows) {
    double[] errors = rows.stream().mapToDouble(PredictionRow::error).sorted().toArray();
    int n = errors.length;
    return 50 * (errors[(n - 1) / 2] + errors[n / 2]);
  }

  private static String verdict(String problem, List<PredictionRow> rows) {
    if (rows.isEmpty()) {
      return line("%s: no change of the loss.%n", problem);
    }
    boolean met = signs(rows) >= SIGNS && medianError(rows) <= ERROR;
    return line(
        "%s: sign right in at least %.0f %% and median error at most %.0f %% of the change: %s.%n",
        problem, SIGNS, ERROR, met ? "met" : "NOT met");
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
