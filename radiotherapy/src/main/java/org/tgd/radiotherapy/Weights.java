package org.tgd.radiotherapy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named objective weights, and their text: one YAML line for each, {@code name: number}.
 *
 * @param names the names, in order
 * @param values the weights, positive
 */
public record Weights(List<String> names, List<Double> values) {
  /** The smallest weight that a text may give. */
  public static final double SMALLEST = 1;

  /** The largest weight that a text may give. */
  public static final double LARGEST = 10_000;

  /** Copies the lists. */
  public Weights {
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          names.size() + " names and " + values.size() + " weights; must be as many");
    }
  }

  /**
   * A text read as weights, or what is wrong with it.
   *
   * @param weights the weights, if the text is right
   * @param problems what is wrong, one sentence each
   */
  public record Parsed(Optional<Weights> weights, List<String> problems) {
    /** Copies the list. */
    public Parsed {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a text; blank lines and lines that start with # are skipped. */
  public static Parsed parse(String text, List<String> names) {
    Map<String, Double> found = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length && problems.size() < 10; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        line(line, i + 1, names, found, problems);
      }
    }
    for (String name : names) {
      if (!found.containsKey(name) && problems.size() < 10) {
        problems.add("the weight of %s is missing; add a line '%s: 100'".formatted(name, name));
      }
    }
    if (!problems.isEmpty()) {
      return new Parsed(Optional.empty(), problems);
    }
    return new Parsed(
        Optional.of(new Weights(names, names.stream().map(found::get).toList())), problems);
  }

  private static void line(
      String line,
      int number,
      List<String> names,
      Map<String, Double> found,
      List<String> problems) {
    int colon = line.lastIndexOf(':');
    String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
    if (colon < 1) {
      problems.add(
          "line %d, '%s', is not of the form 'name: number'; write nothing but such lines"
              .formatted(number, shown));
      return;
    }
    String name = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    if (!names.contains(name)) {
      problems.add(
          "line %d names '%s', which has no weight; the weights are %s"
              .formatted(number, shown(name), String.join(", ", names)));
    } else if (found.containsKey(name)) {
      problems.add("line %d gives the weight of %s twice; give it once".formatted(number, name));
    } else {
      weight(value)
          .ifPresentOrElse(
              weight -> found.put(name, weight),
              () -> {
                found.put(name, SMALLEST);
                problems.add(
                    "line %d, the weight of %s, was '%s'; must be a number from %.0f to %.0f"
                        .formatted(number, name, shown(value), SMALLEST, LARGEST));
              });
    }
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static Optional<Double> weight(String text) {
    if (!text.matches("\\+?[0-9]{1,12}(\\.[0-9]{0,12})?([eE][+-]?[0-9]{1,2})?")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return value >= SMALLEST && value <= LARGEST ? Optional.of(value) : Optional.empty();
  }

  /** The text: one line for each weight, four significant digits. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      text.append(i > 0 ? "\n" : "")
          .append(names.get(i))
          .append(": ")
          .append(number(values.get(i)));
    }
    return text.toString();
  }

  /** A weight as the text writes it: four significant digits. */
  public static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    return rounded.toPlainString();
  }

  /** The decimal logarithms of the weights. */
  public double[] logarithms() {
    return values.stream().mapToDouble(Math::log10).toArray();
  }

  /** Weights of the same names from decimal logarithms, rounded as the text is. */
  public Weights at(double[] logarithms) {
    List<Double> next = new ArrayList<>();
    for (double logarithm : logarithms) {
      double weight = Math.min(LARGEST, Math.max(SMALLEST, Math.pow(10, logarithm)));
      next.add(Double.parseDouble(number(weight)));
    }
    return new Weights(names, next);
  }
}
