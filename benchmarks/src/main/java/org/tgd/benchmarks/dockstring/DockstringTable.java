package org.tgd.benchmarks.dockstring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tgd.core.report.TextTable;

/** A study for the terminal: all molecules first, then those that are clean. */
public final class DockstringTable {
  private DockstringTable() {}

  /** The lines of the tables and their legend. */
  public static List<String> lines(List<WinnerRow> rows, DockstringSettings settings) {
    List<String> lines = new ArrayList<>();
    lines.add("Lowest objective, affinity + 10 (1 - QED), of all molecules:");
    lines.addAll(table(rows, "all"));
    lines.add("");
    lines.add("Of those with an SA score of at most 4 and no alert:");
    lines.addAll(table(rows, "clean"));
    lines.add("");
    lines.add(
        ("found: lowest of %d runs (their mean), exhaustiveness %d; published rows: best of their"
                + " runs")
            .formatted(settings.seeds(), settings.exhaustiveness()));
    int again = settings.redocking().exhaustiveness();
    lines.add(
        again == 0
            ? "not docked anew"
            : ("redocked: the best %d anew by %s%s, exhaustiveness %d, three fresh seeds: of the"
                    + " molecule of the lowest mean the best (and the mean)")
                .formatted(
                    settings.redocking().winners(),
                    settings.redocking().docking().engine(),
                    settings.redocking().vina().map(vina -> " and " + vina.engine()).orElse(""),
                    again));
    return lines;
  }

  private static List<String> table(List<WinnerRow> rows, String selection) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "target",
            "method",
            "dockings",
            "found",
            "redocked",
            "Vina",
            "QED",
            "SA",
            "alerts",
            "molecule"));
    rows.stream()
        .filter(row -> row.selection().equals(selection))
        .map(DockstringTable::cells)
        .forEach(cells::add);
    return TextTable.aligned(cells);
  }

  private static List<String> cells(WinnerRow row) {
    Optional<WinnerRow.Winner> winner = row.winner();
    return List.of(
        row.task(),
        row.method(),
        Integer.toString(row.dockings()),
        pair(row.found()),
        winner.map(each -> pair(each.redocked())).orElse(""),
        winner.map(each -> pair(each.vina())).orElse(""),
        winner.map(each -> number(each.quality().qed())).orElse(""),
        winner.map(each -> number(each.quality().sa())).orElse(""),
        winner.map(each -> Integer.toString(each.quality().alerts())).orElse(""),
        winner.map(each -> each.design().smiles()).orElse(""));
  }

  private static String pair(List<Double> values) {
    return switch (values.size()) {
      case 0 -> "";
      case 1 -> number(values.get(0));
      default -> number(WinnerRow.low(values)) + " (" + number(WinnerRow.mean(values)) + ")";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
