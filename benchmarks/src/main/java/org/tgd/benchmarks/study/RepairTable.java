package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.core.report.TextTable;

/**
 * The figures of a study of repair, each with its 95 % interval by resampling the programs.
 *
 * @param rows all rows
 * @param budgets the budgets, ascending
 */
public record RepairTable(List<RepairRow> rows, List<Integer> budgets) {
  private static final List<LineOrder> ORDERS = RepairStudy.ORDERS;

  /** Copies the lists. */
  public RepairTable {
    rows = List.copyOf(rows);
    budgets = List.copyOf(budgets);
  }

  /** The table as lines. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    List<RepairRow> failing = failing();
    lines.add(
        "%d programs, %d seeds; %d programs fail a public test"
            .formatted(
                programs(rows),
                rows.stream().map(RepairRow::seed).distinct().count(),
                programs(failing)));
    lines.add("");
    lines.addAll(TextTable.aligned(localisation(failing)));
    lines.add("");
    lines.add("result passes all public and hidden tests, of all programs");
    lines.addAll(TextTable.aligned(byBudget(rows, RepairRow.Result::passesHidden)));
    lines.add("");
    lines.add("result passes the public tests, of the programs that fail one");
    lines.addAll(TextTable.aligned(byBudget(failing, RepairRow.Result::passesPublic)));
    lines.add("");
    lines.add("test runs spent, mean over the programs that fail a public test");
    lines.addAll(TextTable.aligned(runs(failing)));
    lines.add("");
    lines.add("by kind of slip, at most " + last() + " test runs: passes all tests");
    lines.addAll(TextTable.aligned(byKind()));
    return lines;
  }

  private List<RepairRow> failing() {
    return rows.stream().filter(RepairRow::shown).toList();
  }

  private int last() {
    return budgets.get(budgets.size() - 1);
  }

  private static long programs(List<RepairRow> rows) {
    return rows.stream().map(RepairRow::number).distinct().count();
  }

  private List<List<String>> localisation(List<RepairRow> failing) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("faulty line among the first", "1", "3", "5"));
    table.add(top("by the public tests alone", failing, RepairRow::rankByTests));
    table.add(top("before the first trial", failing, RepairRow::rankAtStart));
    table.add(top("after " + last() + " test runs", failing, RepairRow::rankAtEnd));
    return table;
  }

  private static List<String> top(
      String name, List<RepairRow> rows, ToDoubleFunction<RepairRow> rank) {
    var cells = new ArrayList<String>();
    cells.add(name);
    for (int most : new int[] {1, 3, 5}) {
      cells.add(
          share(rows, row -> rank.applyAsDouble(row) >= 1 && rank.applyAsDouble(row) <= most));
    }
    return cells;
  }

  private List<List<String>> byBudget(List<RepairRow> of, Predicate<RepairRow.Result> good) {
    var table = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("test runs"));
    ORDERS.forEach(order -> head.add(name(order)));
    head.add("suspicious less random");
    table.add(head);
    for (int budget : budgets) {
      var cells = new ArrayList<>(List.of(String.valueOf(budget)));
      ORDERS.forEach(order -> cells.add(share(of, row -> good.test(row.result(order, budget)))));
      cells.add(
          Interval.of(
                  of,
                  RepairRow::number,
                  row ->
                      one(good, row.result(LineOrder.SUSPICIOUS, budget))
                          - one(good, row.result(LineOrder.RANDOM, budget)))
              .points());
      table.add(cells);
    }
    return table;
  }

  private static double one(Predicate<RepairRow.Result> good, RepairRow.Result result) {
    return good.test(result) ? 1 : 0;
  }

  private List<List<String>> runs(List<RepairRow> failing) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("at most", name(ORDERS.get(0)), name(ORDERS.get(1)), name(ORDERS.get(2))));
    for (int budget : budgets) {
      var cells = new ArrayList<>(List.of(String.valueOf(budget)));
      for (LineOrder order : ORDERS) {
        double mean =
            failing.stream()
                .mapToInt(row -> row.result(order, budget).runs())
                .average()
                .orElse(Double.NaN);
        cells.add(String.format(Locale.ROOT, "%.1f", mean));
      }
      table.add(cells);
    }
    return table;
  }

  private List<List<String>> byKind() {
    var table = new ArrayList<List<String>>();
    table.add(
        List.of("kind", "programs", name(ORDERS.get(0)), name(ORDERS.get(1)), name(ORDERS.get(2))));
    for (String kind : rows.stream().map(RepairRow::kind).distinct().sorted().toList()) {
      List<RepairRow> of = rows.stream().filter(row -> row.kind().equals(kind)).toList();
      var cells = new ArrayList<>(List.of(kind, String.valueOf(programs(of))));
      ORDERS.forEach(
          order -> cells.add(share(of, row -> row.result(order, last()).passesHidden())));
      table.add(cells);
    }
    return table;
  }

  private static String name(LineOrder order) {
    return switch (order) {
      case SUSPICIOUS -> "suspicious lines";
      case RANDOM -> "random lines";
      case DONOR -> "copied lines";
      case UNGUIDED -> "random lines, any mutation";
    };
  }

  private static String share(List<RepairRow> rows, Predicate<RepairRow> wanted) {
    return Interval.of(rows, RepairRow::number, row -> wanted.test(row) ? 1 : 0).percent();
  }
}
