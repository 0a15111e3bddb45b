package org.tgd.workbench.cli.base;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.tgd.core.report.TextTable;
import org.tgd.core.report.Visible;

/**
 * Results for people, with marks for what would steer a terminal, in lines that fit it: as many
 * characters as {@code COLUMNS} says, or as the launcher found where stdout is a terminal.
 * Elsewhere lines are as long as they are.
 */
public final class Screen {
  private static final int NARROWEST = 20;
  private static final int WIDEST = 1000;
  private static final Pattern GAP = Pattern.compile("\\S {2,}\\S");

  private Screen() {}

  /** Characters of a line; empty where nobody limits it. */
  public static OptionalInt width() {
    return width(System.getProperty("tgd.columns", ""), System.getenv("COLUMNS"));
  }

  static OptionalInt width(String property, String variable) {
    String said = property.isEmpty() && variable != null ? variable : property;
    if (!said.matches("\\d{1,4}")) {
      return OptionalInt.empty();
    }
    int width = Integer.parseInt(said);
    return width < NARROWEST || width > WIDEST ? OptionalInt.empty() : OptionalInt.of(width);
  }

  /** Prints rows of cells as a table that fits. */
  public static void table(PrintWriter out, List<List<String>> rows) {
    lines(rows).forEach(out::println);
  }

  /** Prints rows of cells without heads as a table that fits. */
  public static void list(PrintWriter out, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(rows.isEmpty() ? List.of() : rows.get(0).stream().map(cell -> "").toList());
    all.addAll(rows);
    lines(all).stream().filter(line -> !line.isEmpty()).forEach(out::println);
  }

  /** The lines of a table that fits. */
  public static List<String> lines(List<List<String>> cells) {
    OptionalInt width = width();
    List<List<String>> rows = cells.stream().map(Screen::marked).toList();
    return width.isPresent() ? TextTable.fitted(rows, width.getAsInt()) : TextTable.aligned(rows);
  }

  private static List<String> marked(List<String> row) {
    return row.stream().map(Visible::line).toList();
  }

  /** Prints a text of prose and tables that were aligned for lines of any length. */
  public static void text(PrintWriter out, List<String> text) {
    OptionalInt width = width();
    List<String> lines = text.stream().map(Visible::of).toList();
    (width.isPresent() ? fitted(lines, width.getAsInt()) : lines).forEach(out::println);
  }

  /** Tables are found by their gaps: two or more spaces at one place in all of their lines. */
  static List<String> fitted(List<String> lines, int width) {
    List<String> all = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int end = at;
      while (end < lines.size() && GAP.matcher(lines.get(end)).find()) {
        end++;
      }
      if (end == at) {
        all.addAll(prose(lines.get(at), width));
        at++;
      } else {
        all.addAll(table(lines.subList(at, end), width));
        at = end;
      }
    }
    return all;
  }

  private static List<String> prose(String line, int width) {
    int indent = line.length() - line.stripLeading().length();
    return TextTable.wrapped(line, width, Math.min(indent + 2, width / 2));
  }

  private static List<String> table(List<String> lines, int width) {
    if (lines.stream().allMatch(line -> line.length() <= width)) {
      return lines;
    }
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    BitSet used = new BitSet(longest);
    for (String line : lines) {
      for (int i = 0; i < line.length(); i++) {
        used.set(i, used.get(i) || line.charAt(i) != ' ');
      }
    }
    List<Integer> starts = new ArrayList<>(List.of(0));
    int next = used.nextClearBit(used.nextSetBit(0));
    while (next < longest) {
      int begin = used.nextSetBit(next);
      if (begin - next >= 2) {
        starts.add(begin);
      }
      next = begin < 0 ? longest : used.nextClearBit(begin);
    }
    return TextTable.fitted(lines.stream().map(line -> cells(line, starts)).toList(), width);
  }

  private static List<String> cells(String line, List<Integer> starts) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = Math.min(starts.get(i), line.length());
      int to = i + 1 < starts.size() ? Math.min(starts.get(i + 1), line.length()) : line.length();
      cells.add(line.substring(from, to).strip());
    }
    return cells;
  }
}
