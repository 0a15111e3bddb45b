package org.tgd.radiotherapy.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Named objective weights and, where a template tunes them, objective doses or hard limits, and
 * their text: one YAML line for each, {@code name: number}. A name that ends in {@link #DOSE} is a
 * dose in Gy, one that ends in {@link #LIMIT} the limit of a goal, in the goal's unit, that is kept
 * as a hard constraint.
 *
 * @param names the names of weights and doses, in order
 * @param values the weights, positive, and doses in Gy, at least 0
 * @param limits hard limits by name, in order; most texts have none
 */
public record Weights(List<String> names, List<Double> values, Map<String, Double> limits) {
  /** The smallest weight that a text may give. */
  public static final double SMALLEST = 1;

  /** The largest weight that a text may give. */
  public static final double LARGEST = 10_000;

  /** How the names of doses end. */
  public static final String DOSE = " dose";

  /** How the names of hard limits end. */
  public static final String LIMIT = " hard limit";

  private static final double SMALLEST_LIMIT = 0.001;
  private static final double LARGEST_LIMIT = 100_000;

  /** The largest dose in Gy that a text may give; the smallest is 0. */
  public static final double LARGEST_DOSE_GY = 100;

  /** Gray that weigh as much as a factor of ten of a weight when distances are compared. */
  static final double GY_PER_DECADE = 10;

  /** Copies the lists. */
  public Weights {
    names = List.copyOf(names);
    values = List.copyOf(values);
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          names.size() + " names and " + values.size() + " weights; must be as many");
    }
  }

  /** Weights and doses without hard limits. */
  public Weights(List<String> names, List<Double> values) {
    this(names, values, Map.of());
  }

  /** Of these the weights and doses of some names, in their order, without hard limits. */
  public Weights only(List<String> some) {
    return new Weights(some, some.stream().map(name -> values.get(names.indexOf(name))).toList());
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

  /**
   * Reads a text; blank lines are skipped, and lines that start with #, unless they give the weight
   * of a structure whose own name does. Blanks around names do not matter.
   */
  public static Parsed parse(String text, List<String> names) {
    return parse(text, names, List.of());
  }

  /**
   * The same of a text that gives hard limits too.
   *
   * @param limits the names of the limits, in order, each of which it must give
   */
  static Parsed parse(String text, List<String> weights, List<String> limits) {
    List<String> names = Stream.concat(weights.stream(), limits.stream()).toList();
    Map<String, Double> found = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length && problems.size() < 10; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && (!line.startsWith("#") || known(line, names).isPresent())) {
        line(line, i + 1, names, found, problems);
      }
    }
    for (String name : names) {
      if (!found.containsKey(name) && problems.size() < 10) {
        problems.add(
            "%s is missing; add a line '%s: %s'"
                .formatted(what(name), name, isDose(name) ? "30" : "100"));
      }
    }
    if (!problems.isEmpty()) {
      return new Parsed(Optional.empty(), problems);
    }
    Map<String, Double> hard = new LinkedHashMap<>();
    limits.forEach(name -> hard.put(name, found.get(name)));
    return new Parsed(
        Optional.of(new Weights(weights, weights.stream().map(found::get).toList(), hard)),
        problems);
  }

  /** The name that a line gives a value to, as asked for, if it is one of these. */
  static Optional<String> known(String line, List<String> names) {
    int colon = line.lastIndexOf(':');
    String name = colon < 1 ? "" : line.substring(0, colon).strip();
    return names.stream().filter(each -> each.strip().equals(name)).findFirst();
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
    String name = known(line, names).orElse(line.substring(0, colon).strip());
    String value = line.substring(colon + 1).strip();
    if (!names.contains(name)) {
      problems.add(
          "line %d names '%s', which is not asked for; the names are %s"
              .formatted(number, shown(name), String.join(", ", names)));
    } else if (found.containsKey(name)) {
      problems.add("line %d gives %s twice; give it once".formatted(number, what(name)));
    } else {
      read(name, value)
          .ifPresentOrElse(
              given -> found.put(name, given),
              () -> {
                found.put(name, smallest(name));
                problems.add(
                    "line %d, %s, was '%s'; must be a number from %s to %s"
                        .formatted(
                            number,
                            what(name),
                            shown(value),
                            number(smallest(name)),
                            number(largest(name))));
              });
    }
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Whether a name is that of a dose. */
  static boolean isDose(String name) {
    return name.endsWith(DOSE);
  }

  /** Whether a name is that of a hard limit. */
  static boolean isLimit(String name) {
    return name.endsWith(LIMIT);
  }

  private static String what(String name) {
    if (isLimit(name)) {
      return "the " + name;
    }
    return isDose(name) ? "the " + name + " in Gy" : "the weight of " + name;
  }

  private static double smallest(String name) {
    if (isLimit(name)) {
      return SMALLEST_LIMIT;
    }
    return isDose(name) ? 0 : SMALLEST;
  }

  private static double largest(String name) {
    if (isLimit(name)) {
      return LARGEST_LIMIT;
    }
    return isDose(name) ? LARGEST_DOSE_GY : LARGEST;
  }

  private static Optional<Double> read(String name, String text) {
    if (!text.matches("\\+?[0-9]{1,12}(\\.[0-9]{0,12})?([eE][+-]?[0-9]{1,2})?")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return value >= smallest(name) && value <= largest(name)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The text: one line for each weight, four significant digits. */
  public String text() {
    return lines().entrySet().stream()
        .map(line -> line.getKey() + ": " + line.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** What the text gives each name, in its order: weights, doses, hard limits. */
  public Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      lines.put(names.get(i), number(values.get(i)));
    }
    limits.forEach((name, limit) -> lines.put(name, number(limit)));
    return lines;
  }

  /** A weight as the text writes it: four significant digits. */
  public static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    return rounded.toPlainString();
  }

  /** Where they are when distances are compared: decimal logarithms of weights, doses in 10 Gy. */
  public double[] coordinates() {
    double[] coordinates = new double[names.size()];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = coordinate(names.get(i), values.get(i));
    }
    return coordinates;
  }

  private static double coordinate(String name, double value) {
    return isDose(name) ? value / GY_PER_DECADE : Math.log10(value);
  }

  /** The smallest coordinates that a text may have. */
  public double[] lowest() {
    return names.stream().mapToDouble(name -> coordinate(name, smallest(name))).toArray();
  }

  /** The largest coordinates that a text may have. */
  public double[] highest() {
    return names.stream().mapToDouble(name -> coordinate(name, largest(name))).toArray();
  }

  /**
   * Weights and doses of the same names at coordinates, rounded as the text is. Since ratios alone
   * matter, weights that a text may not give are all raised or lowered together, and cut off only
   * where that does not help.
   */
  public Weights at(double[] coordinates) {
    double shift = shift(coordinates);
    List<Double> next = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i++) {
      String name = names.get(i);
      double value =
          isDose(name) ? GY_PER_DECADE * coordinates[i] : Math.pow(10, coordinates[i] + shift);
      value = Math.min(largest(name), Math.max(smallest(name), value));
      next.add(Double.parseDouble(number(value)));
    }
    return new Weights(names, next, limits);
  }

  /** By how much all weights must go up for a text to be able to give them, as far as it can. */
  private double shift(double[] coordinates) {
    DoubleSummaryStatistics weights = ofWeights(coordinates).summaryStatistics();
    if (weights.getCount() == 0) {
      return 0;
    }
    double least = Math.log10(SMALLEST) - weights.getMin();
    double most = Math.log10(LARGEST) - weights.getMax();
    return least > most ? (least + most) / 2 : Math.max(least, Math.min(most, 0));
  }

  /**
   * How far each weight goes, in decades, and each dose, in 10 Gy, from here to coordinates: of all
   * weights of the same ratios those of which the most stay where they are.
   */
  double[] stepsTo(double[] coordinates) {
    double[] here = coordinates();
    double[] steps = new double[here.length];
    Arrays.setAll(steps, i -> coordinates[i] - here[i]);
    double[] sorted = ofWeights(steps).sorted().toArray();
    double common = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    Arrays.setAll(steps, i -> steps[i] - (isDose(names.get(i)) ? 0 : common));
    return steps;
  }

  private DoubleStream ofWeights(double[] all) {
    return IntStream.range(0, all.length)
        .filter(i -> !isDose(names.get(i)))
        .mapToDouble(i -> all[i]);
  }

  /** The coordinates after steps, as far as a text can give their ratios. */
  double[] after(double[] steps) {
    double[] next = coordinates();
    for (int i = 0; i < next.length; i++) {
      next[i] += steps[i];
    }
    double shift = shift(next);
    double[] lowest = lowest();
    double[] highest = highest();
    for (int i = 0; i < next.length; i++) {
      double moved = next[i] + (isDose(names.get(i)) ? 0 : shift);
      next[i] = Math.max(lowest[i], Math.min(highest[i], moved));
    }
    return next;
  }

  /**
   * How far the farthest weight or dose goes to others of the same names, of all weights of the
   * same ratios as theirs those at which it goes the least.
   */
  double distanceTo(Weights other) {
    double[] steps = stepsTo(other.coordinates());
    DoubleSummaryStatistics weights = ofWeights(steps).summaryStatistics();
    double farthest = weights.getCount() == 0 ? 0 : (weights.getMax() - weights.getMin()) / 2;
    for (int i = 0; i < steps.length; i++) {
      farthest = isDose(names.get(i)) ? Math.max(farthest, Math.abs(steps[i])) : farthest;
    }
    return farthest;
  }
}
