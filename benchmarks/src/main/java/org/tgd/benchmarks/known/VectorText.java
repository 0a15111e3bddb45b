package org.tgd.benchmarks.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vectors as text, one coordinate a line, and the prose in which their gradients are given. */
final class VectorText {
  private static final Pattern LINE = Pattern.compile("x\\[(\\d+)] = (\\S+)");
  private static final Pattern PROSE =
      Pattern.compile(
          "x\\[(\\d+)] (?:should|ought to|had better) (increase|decrease)\\D+? ([0-9.E-]+) per"
              + " unit");
  private static final List<String> PHRASES =
      List.of(
          "x[%d] should %s; the loss changes by %s per unit",
          "x[%d] ought to %s, since the loss moves %s per unit",
          "x[%d] had better %s: the slope is %s per unit");

  private static final Pattern SAID =
      Pattern.compile(
          "x\\[(\\d{1,3})][^\\n]{0,60}?\\b"
              + "(increas|rais|grow|larger|higher|decreas|lower|reduc|shrink|smaller)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> UP = Set.of("increas", "rais", "grow", "larger", "higher");

  private VectorText() {}

  /** The vector rounded half to even. */
  static String rounded(double[] x, int decimals) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      BigDecimal value = BigDecimal.valueOf(x[i]).setScale(decimals, RoundingMode.HALF_EVEN);
      line(text, i, value.toPlainString());
    }
    return text.toString();
  }

  /** The vector to the last bit. */
  static String whole(double[] x) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      line(text, i, Double.toString(x[i]));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, int index, String value) {
    text.append(index == 0 ? "" : "\n").append("x[").append(index).append("] = ").append(value);
  }

  static double[] parse(String text) {
    return text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .mapToDouble(line -> Double.parseDouble(line.group(2)))
        .toArray();
  }

  /** Prose for a gradient, with the critic's errors; NONE when there is nothing to say. */
  static String prose(double[] gradient, Knobs knobs, SplittableRandom random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < gradient.length; i++) {
      double g = gradient[i] + knobs.noise() * random.nextGaussian();
      g = random.nextDouble() < knobs.flipped() ? -g : g;
      if (g != 0 && random.nextDouble() >= knobs.missing()) {
        String direction = g > 0 ? "decrease" : "increase";
        String phrase = PHRASES.get(random.nextInt(PHRASES.size()));
        lines.add(String.format(Locale.ROOT, phrase, i, direction, Double.toString(Math.abs(g))));
      }
    }
    return lines.isEmpty() ? "NONE" : String.join("\n", lines);
  }

  /** The gradient that one piece of feedback states; 0 where it says nothing. */
  static double[] gradient(String feedback, int dimension) {
    double[] gradient = new double[dimension];
    PROSE
        .matcher(feedback)
        .results()
        .forEach(
            each -> {
              double sign = each.group(2).equals("decrease") ? 1 : -1;
              gradient[Integer.parseInt(each.group(1))] = sign * Double.parseDouble(each.group(3));
            });
    return gradient;
  }

  /** Which way each coordinate should go by words of any kind: -1 lower, 1 higher, 0 unsaid. */
  static int[] directions(String words, int dimension) {
    int[] directions = new int[dimension];
    Matcher said = SAID.matcher(words);
    while (said.find()) {
      int at = Integer.parseInt(said.group(1));
      if (at < dimension) {
        directions[at] = UP.contains(said.group(2).toLowerCase(Locale.ROOT)) ? 1 : -1;
      }
    }
    return directions;
  }

  /** The mean of the gradients that several pieces of feedback state. */
  static double[] mean(List<String> feedback, int dimension) {
    double[] mean = new double[dimension];
    for (String text : feedback) {
      double[] each = gradient(text, dimension);
      for (int i = 0; i < dimension; i++) {
        mean[i] += each[i] / feedback.size();
      }
    }
    return mean;
  }
}
