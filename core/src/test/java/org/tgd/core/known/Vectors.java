package org.tgd.core.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vectors as text, one coordinate a line, and the prose in which their gradients are given. */
final class Vectors {
  private static final Pattern LINE = Pattern.compile("x\\[(\\d+)] = (\\S+)");
  private static final Pattern PROSE =
      Pattern.compile(
          "x\\[(\\d+)] (?:should|ought to|had better) (increase|decrease)\\D+? ([0-9.E-]+) per unit");
  private static final List<String> PHRASES =
      List.of(
          "x[%d] should %s; the loss changes by %s per unit",
          "x[%d] ought to %s, since the loss moves %s per unit",
          "x[%d] had better %s: the slope is %s per unit");

  private Vectors() {}

  static String text(double[] x, int decimals) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      BigDecimal rounded = BigDecimal.valueOf(x[i]).setScale(decimals, RoundingMode.HALF_EVEN);
      text.append(i == 0 ? "" : "\n").append("x[").append(i).append("] = ");
      text.append(rounded.toPlainString());
    }
    return text.toString();
  }

  static double[] parse(String text) {
    return text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .mapToDouble(line -> Double.parseDouble(line.group(2)))
        .toArray();
  }

  /** Prose for a gradient, with the critic's errors; empty when there is nothing to say. */
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

  /** The mean of the gradients that several pieces of feedback state. */
  static double[] mean(List<String> feedback, int dimension) {
    double[] mean = new double[dimension];
    for (String text : feedback) {
      PROSE
          .matcher(text)
          .results()
          .forEach(
              each -> {
                double sign = each.group(2).equals("decrease") ? 1 : -1;
                mean[Integer.parseInt(each.group(1))] +=
                    sign * Double.parseDouble(each.group(3)) / feedback.size();
              });
    }
    return mean;
  }

  /** An editor that walks against the stated gradient. */
  static Oracle editor(double eta, int decimals) {
    return moving(
        decimals, gradient -> java.util.Arrays.stream(gradient).map(g -> eta * g).toArray());
  }

  /** An editor that goes one unit against the stated sign. */
  static Oracle unitEditor() {
    return moving(0, gradient -> java.util.Arrays.stream(gradient).map(Math::signum).toArray());
  }

  private static Oracle moving(int decimals, UnaryOperator<double[]> step) {
    return new Oracle(
        0,
        (asked, random) -> {
          double[] x = parse(asked.variable());
          double[] move = step.apply(mean(asked.feedback(), x.length));
          for (int i = 0; i < x.length; i++) {
            x[i] -= move[i];
          }
          return asked.tagged(text(x, decimals));
        });
  }
}
