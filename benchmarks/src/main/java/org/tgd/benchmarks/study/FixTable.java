package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.tgd.core.report.TextTable;

/**
 * The figures of a study of faulty programs by language and method.
 *
 * @param rows all rows
 */
public record FixTable(List<FixRow> rows) {
  private static final String HEAD =
      "language,method,programs,shown,passes_public,plausible,equal,unknown,overfitted,"
          + "overfitting_rate,runs_mean,runs_total";

  /** Copies the rows. */
  public FixTable {
    rows = List.copyOf(rows);
  }

  /** One line for each language and method, as CSV. */
  public String csv() {
    var csv = new StringBuilder(HEAD).append('\n');
    for (List<FixRow> group : groups()) {
      csv.append(String.join(",", cells(group))).append('\n');
    }
    return csv.toString();
  }

  /** One line for each program, language and method, as CSV. */
  public String rowsCsv() {
    var csv = new StringBuilder("task_id,language,method,shown,passes_public,plausible,equal,");
    csv.append("runs,rivals,edit\n");
    for (FixRow row : rows) {
      csv.append(
          "%s,%s,%s,%b,%b,%b,%s,%d,%d,\"%s\"\n"
              .formatted(
                  row.taskId(),
                  row.language(),
                  row.method(),
                  row.shown(),
                  row.passesPublic(),
                  row.plausible(),
                  row.equal(),
                  row.runs(),
                  row.rivals(),
                  row.edit()));
    }
    return csv.toString();
  }

  /** The table as lines for the terminal. */
  public List<String> lines() {
    var table = new ArrayList<List<String>>();
    table.add(
        List.of(
            "language",
            "method",
            "programs",
            "a public test fails",
            "passes public",
            "plausible",
            "equal to the true one",
            "not known",
            "overfitted",
            "of those that pass public",
            "test runs, mean",
            "in all"));
    groups().forEach(group -> table.add(cells(group)));
    return TextTable.aligned(table);
  }

  private List<List<FixRow>> groups() {
    return rows.stream()
        .map(row -> row.language() + " " + row.method())
        .distinct()
        .map(
            name ->
                rows.stream()
                    .filter(row -> (row.language() + " " + row.method()).equals(name))
                    .toList())
        .toList();
  }

  private static List<String> cells(List<FixRow> group) {
    long pass = count(group, FixRow::passesPublic);
    long over =
        count(group, row -> row.passesPublic() && !row.right() && !row.equal().equals("unknown"));
    return List.of(
        group.get(0).language(),
        group.get(0).method(),
        String.valueOf(group.size()),
        String.valueOf(count(group, FixRow::shown)),
        String.valueOf(pass),
        String.valueOf(count(group, FixRow::plausible)),
        String.valueOf(count(group, FixRow::right)),
        String.valueOf(count(group, row -> row.equal().equals("unknown"))),
        String.valueOf(over),
        pass == 0 ? "" : String.format(Locale.ROOT, "%.2f", over / (double) pass),
        String.format(
            Locale.ROOT, "%.0f", group.stream().mapToInt(FixRow::runs).average().orElse(0)),
        String.valueOf(group.stream().mapToLong(FixRow::runs).sum()));
  }

  private static long count(List<FixRow> rows, Predicate<FixRow> wanted) {
    return rows.stream().filter(wanted).count();
  }
}
