package org.tgd.core.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/**
 * Findings turned round: a change of a number goes as far the other way (by as much where that
 * keeps the sign, else by the same factor), any other has from and to swapped; words of direction
 * in the advice are swapped, and a number to be reached is the mirrored one. Predictions are
 * dropped.
 */
final class Reversal {
  private static final MathContext DIGITS = new MathContext(6);
  private static final Map<String, String> OPPOSITES =
      Stream.of(
              "raise lower",
              "increase decrease",
              "higher lower",
              "more less",
              "larger smaller",
              "longer shorter",
              "add remove",
              "above below",
              "up down")
          .map(pair -> pair.split(" "))
          .flatMap(pair -> Stream.of(Map.entry(pair[0], pair[1]), Map.entry(pair[1], pair[0])))
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
  private static final Pattern WORD =
      Pattern.compile(
          "\\b(" + String.join("|", OPPOSITES.keySet()) + ")\\b", Pattern.CASE_INSENSITIVE);

  private Reversal() {}

  static Evaluation of(Evaluation evaluation) {
    return Findings.replaced(evaluation, evaluation.findings().stream().map(Reversal::of).toList());
  }

  private static Finding of(Finding finding) {
    List<Change> changes = finding.changes().stream().map(Reversal::of).toList();
    String advice = words(finding.advice());
    String wanted = words(finding.wanted());
    for (int i = 0; i < changes.size(); i++) {
      Change before = finding.changes().get(i);
      if (!before.keeps()) {
        advice = mirrored(advice, before, changes.get(i));
        wanted = mirrored(wanted, before, changes.get(i));
      }
    }
    return new Finding(
        finding.about(),
        finding.observed(),
        wanted,
        advice,
        finding.weight(),
        changes,
        finding.audience());
  }

  private static Change of(Change change) {
    if (change.keeps()) {
      return change;
    }
    Optional<BigDecimal> from = number(change.from());
    Optional<BigDecimal> to = number(change.to());
    return from.isPresent() && to.isPresent()
        ? new Change(
            change.target(), change.from(), opposite(from.get(), to.get()), OptionalDouble.empty())
        : new Change(change.target(), change.to(), change.from(), OptionalDouble.empty());
  }

  static String opposite(BigDecimal from, BigDecimal to) {
    BigDecimal mirrored = from.add(from).subtract(to);
    boolean factor = from.signum() == to.signum() && mirrored.signum() != from.signum();
    BigDecimal opposite = factor ? from.multiply(from).divide(to, DIGITS) : mirrored;
    return opposite.signum() == 0 ? "0" : opposite.stripTrailingZeros().toPlainString();
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The text with the value to be reached replaced by the mirrored one. */
  private static String mirrored(String text, Change before, Change after) {
    if (before.from().equals(after.to())) {
      String mark = "\u0000";
      return whole(
          whole(whole(text, before.from(), mark), before.to(), before.from()), mark, before.to());
    }
    return whole(text, before.to(), after.to());
  }

  private static String whole(String text, String value, String other) {
    return value.isEmpty()
        ? text
        : text.replaceAll(
            "(?<![\\w.])" + Pattern.quote(value) + "(?!\\w|\\.\\d)",
            Matcher.quoteReplacement(other));
  }

  private static String words(String text) {
    return WORD.matcher(text)
        .replaceAll(
            match -> {
              String word = match.group();
              String other = OPPOSITES.get(word.toLowerCase(Locale.ROOT));
              return Character.isUpperCase(word.charAt(0))
                  ? Character.toUpperCase(other.charAt(0)) + other.substring(1)
                  : other;
            });
  }
}
