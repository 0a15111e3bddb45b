package org.tgd.codeeval.problem;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How printed text is held against what should have been printed: line by line, whatever the white
 * space between words and at the ends, empty lines at the end left out. A word is right if it is
 * the same text, or a number of the same value; where the expected number is a fraction, one that
 * is as near as the problem's comparison allows.
 */
public final class Printed {
  /** What a problem that says nothing allows of fractions. */
  public static final Comparison USUAL = Comparison.parse("float:1e-6");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,400}(\\.\\d{0,400})?([eE][-+]?\\d{1,3})?");
  private static final int SHORT = 200;
  private final Comparison comparison;

  private Printed(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The first difference; empty when the text is right. */
  public static Optional<Difference> firstDifference(
      Comparison comparison, String expected, String actual) {
    return new Printed(comparison).compare(lines(expected), lines(actual));
  }

  private static List<String> lines(String text) {
    List<String> lines = text.stripTrailing().lines().map(String::strip).toList();
    return lines.size() == 1 && lines.get(0).isEmpty() ? List.of() : lines;
  }

  private Optional<Difference> compare(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      if (!expected.get(i).equals(actual.get(i)) && !same(expected.get(i), actual.get(i))) {
        return Optional.of(
            new Difference(
                "line " + (i + 1),
                Excerpt.cut(expected.get(i), SHORT),
                Excerpt.cut(actual.get(i), SHORT)));
      }
    }
    if (expected.size() == actual.size()) {
      return Optional.empty();
    }
    return Optional.of(new Difference("output", lines(expected.size()), lines(actual.size())));
  }

  private static String lines(int count) {
    return count + (count == 1 ? " line" : " lines");
  }

  private boolean same(String expected, String actual) {
    String[] wanted = expected.split("\\s+", -1);
    String[] given = actual.split("\\s+", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals(given[i]) && !sameNumber(wanted[i], given[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean sameNumber(String wanted, String given) {
    if (!NUMBER.matcher(wanted).matches() || !NUMBER.matcher(given).matches()) {
      return false;
    }
    BigDecimal one = new BigDecimal(wanted);
    BigDecimal other = new BigDecimal(given);
    boolean fraction = wanted.indexOf('.') >= 0 || wanted.indexOf('e') >= 0;
    return one.compareTo(other) == 0
        || (fraction && comparison.near(one.doubleValue(), other.doubleValue()));
  }
}
