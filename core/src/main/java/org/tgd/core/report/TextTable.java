package org.tgd.core.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Tables for the terminal. */
public final class TextTable {
  /** No column is made narrower than this to make room for others. */
  private static final int NARROWEST = 8;

  private static final int GAP = 2;

  private TextTable() {}

  /** Rows of cells as lines with aligned columns. */
  public static List<String> aligned(List<List<String>> rows) {
    return aligned(rows, widths(rows));
  }

  /**
   * The same in lines of at most that many characters: as it is where it fits, else with long cells
   * on several lines, else, from three columns on, with the cells of each row one below the other,
   * each behind its head, which is that of the first row.
   *
   * @param width characters of a line, 20 or more
   */
  public static List<String> fitted(List<List<String>> rows, int width) {
    int[] widths = widths(rows);
    if (total(widths) <= width) {
      return aligned(rows, widths);
    }
    boolean fits = shrink(widths, width);
    if (!fits && widths.length > 2 && rows.size() > 1) {
      return stacked(rows, width);
    }
    return aligned(rows.stream().flatMap(row -> wrapped(row, widths).stream()).toList(), widths);
  }

  /**
   * A text in lines of at most that many characters, broken between words where there are some.
   *
   * @param indent spaces before each line but the first
   */
  public static List<String> wrapped(String text, int width, int indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    String before = "";
    while (!rest.isEmpty() && before.length() + rest.length() > width) {
      int room = Math.max(1, width - before.length());
      int space = rest.lastIndexOf(' ', room);
      int end = space > 0 && !rest.substring(0, space).isBlank() ? space : room;
      lines.add((before + rest.substring(0, end)).stripTrailing());
      rest = rest.substring(end).stripLeading();
      before = " ".repeat(indent);
    }
    if (lines.isEmpty() || !rest.isEmpty()) {
      lines.add(before + rest);
    }
    return lines;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static int total(int[] widths) {
    return IntStream.of(widths).sum() + GAP * (widths.length - 1);
  }

  /** Takes room from the widest columns; whether that was enough. */
  private static boolean shrink(int[] widths, int width) {
    while (total(widths) > width) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private static List<List<String>> wrapped(List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, row.size()).mapToObj(i -> wrapped(row.get(i), widths[i], 0)).toList();
    int height = Collections.max(cells.stream().map(List::size).toList());
    return IntStream.range(0, height)
        .mapToObj(k -> cells.stream().map(cell -> k < cell.size() ? cell.get(k) : "").toList())
        .toList();
  }

  private static List<String> stacked(List<List<String>> rows, int width) {
    List<String> lines = new ArrayList<>();
    List<String> head = rows.get(0);
    for (List<String> row : rows.subList(1, rows.size())) {
      lines.addAll(wrapped(row.get(0), width, GAP));
      for (int i = 1; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          String label = i < head.size() && !head.get(i).isEmpty() ? head.get(i) + ": " : "";
          lines.addAll(wrapped("  " + label + row.get(i), width, 2 * GAP));
        }
      }
    }
    return lines;
  }

  private static List<String> aligned(List<List<String>> rows, int[] widths) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + GAP));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
