package org.tgd.workbench.cli.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/**
 * A condition on a column of a table of texts: {@code COLUMN=WORDS} (the cell holds the words,
 * upper or lower case), {@code COLUMN!=WORDS}, or {@code <}, {@code <=}, {@code >}, {@code >=} with
 * a number, for which cells without one do not count.
 *
 * @param column its place
 * @param operator what is compared
 * @param value with what
 */
record RowFilter(int column, String operator, String value) {
  private static final Pattern FORM = Pattern.compile("([^=<>!]+?)(!=|<=|>=|=|<|>)(.*)");

  /**
   * Reads a condition.
   *
   * @throws InputException if it has another form or there is no such column
   */
  static RowFilter parse(String text, List<String> head) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InputException(
          "--filter was '%s'; must be COLUMN=WORDS, COLUMN!=WORDS or COLUMN<NUMBER (<=, >, >=)"
              .formatted(text));
    }
    RowFilter filter =
        new RowFilter(
            column("--filter", form.group(1).strip(), head), form.group(2), form.group(3));
    if (!filter.operator.endsWith("=") || filter.operator.length() == 2) {
      filter.requireNumber(text);
    }
    return filter;
  }

  /** The place of a column by its head, upper or lower case. */
  static int column(String option, String name, List<String> head) {
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new InputException(
        "%s: no column '%s'; there are %s".formatted(option, name, String.join(", ", head)));
  }

  /** By numbers where cells are numbers, those first, then by the texts. */
  static Comparator<List<String>> by(int column) {
    return Comparator.<List<String>>comparingDouble(
            row -> number(row.get(column)).orElse(Double.POSITIVE_INFINITY))
        .thenComparing(row -> row.get(column));
  }

  boolean holds(List<String> row) {
    String cell = row.get(column);
    boolean has = cell.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    OptionalDouble number = number(cell);
    return switch (operator) {
      case "=" -> has;
      case "!=" -> !has;
      default -> number.isPresent() && compares(number.getAsDouble());
    };
  }

  private boolean compares(double cell) {
    double limit = number(value).orElseThrow();
    return switch (operator) {
      case "<" -> cell < limit;
      case "<=" -> cell <= limit;
      case ">" -> cell > limit;
      default -> cell >= limit;
    };
  }

  private void requireNumber(String text) {
    if (!operator.equals("!=") && number(value).isEmpty()) {
      throw new InputException("--filter was '%s'; %s needs a number".formatted(text, operator));
    }
  }

  /** The number that a cell begins with, such as that of {@code 12 Gy} or {@code 3/10}. */
  private static OptionalDouble number(String cell) {
    Matcher number = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?").matcher(cell);
    return Optional.of(number)
        .filter(Matcher::lookingAt)
        .map(found -> OptionalDouble.of(Double.parseDouble(found.group())))
        .orElse(OptionalDouble.empty());
  }
}
