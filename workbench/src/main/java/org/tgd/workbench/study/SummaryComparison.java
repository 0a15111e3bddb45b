package org.tgd.workbench.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Numbers;

/** Summaries of several studies joined by the words of their rows. */
public final class SummaryComparison {
  private final List<StudyTable> tables;
  private final List<String> words = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();

  private SummaryComparison(List<StudyTable> tables) {
    this.tables = tables;
    StudyTable first = tables.get(0);
    for (int i = 0; i < first.head().size(); i++) {
      String name = first.head().get(i);
      boolean everywhere = tables.stream().allMatch(table -> table.head().contains(name));
      boolean numeric =
          tables.stream()
              .filter(table -> table.head().contains(name))
              .allMatch(table -> table.isNumeric(table.head().indexOf(name)));
      if (everywhere) {
        (numeric ? numbers : words).add(name);
      }
    }
    if (words.isEmpty() || numbers.isEmpty()) {
      throw new InputException(
          "the summaries have no columns in common, or no numbers; the first has "
              + String.join(", ", first.head()));
    }
  }

  /**
   * The joined rows, the head first.
   *
   * @param names the names of the studies
   * @param tables their summaries
   * @throws InputException if they have nothing in common
   */
  public static List<List<String>> of(List<String> names, List<StudyTable> tables) {
    return new SummaryComparison(tables).rows(names);
  }

  private List<List<String>> rows(List<String> names) {
    Set<List<String>> keys = new LinkedHashSet<>();
    List<Map<List<String>, List<String>>> byKey = new ArrayList<>();
    for (StudyTable table : tables) {
      Map<List<String>, List<String>> rows = new LinkedHashMap<>();
      table.rows().forEach(row -> rows.putIfAbsent(cells(table, row, words), row));
      byKey.add(rows);
      keys.addAll(rows.keySet());
    }
    List<List<String>> all = new ArrayList<>();
    List<String> head = new ArrayList<>(words);
    for (String number : numbers) {
      names.forEach(name -> head.add(number + " " + name));
      head.add(number + " difference");
    }
    all.add(head);
    for (List<String> key : keys) {
      List<String> row = new ArrayList<>(key);
      for (String number : numbers) {
        List<OptionalDouble> values = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
          StudyTable table = tables.get(i);
          values.add(
              Optional.ofNullable(byKey.get(i).get(key))
                  .map(found -> StudyTable.number(cells(table, found, List.of(number)).get(0)))
                  .orElse(OptionalDouble.empty()));
        }
        values.forEach(value -> row.add(text(value)));
        row.add(difference(values.get(0), values.get(1)));
      }
      all.add(row);
    }
    return all;
  }

  private static List<String> cells(StudyTable table, List<String> row, List<String> columns) {
    return columns.stream().map(column -> row.get(table.head().indexOf(column))).toList();
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Numbers.brief(value.getAsDouble()) : "-";
  }

  private static String difference(OptionalDouble first, OptionalDouble second) {
    return Stream.of(first, second).allMatch(OptionalDouble::isPresent)
        ? Numbers.brief(second.getAsDouble() - first.getAsDouble())
        : "-";
  }
}
