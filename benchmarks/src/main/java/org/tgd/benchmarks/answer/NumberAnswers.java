package org.tgd.benchmarks.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers: after the last marker the first number of its line, or the last if the line calculates;
 * without a marker the last number of all. A sign that is glued to what stands before it is an
 * operator. Compared as decimals.
 */
final class NumberAnswers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<![\\w)%.,])([-+−])\\s?[$€]?)?(?<![\\w.])(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?|"
              + "(?:(?<![\\w)%.,])([-+−])\\s?[$€]?)?(?<![\\w.])(\\.\\d+)");

  private NumberAnswers() {}

  static Check check(String output, String gold) {
    Optional<BigDecimal> found = found(output);
    if (found.isEmpty()) {
      return Check.unparsed();
    }
    List<BigDecimal> wanted = numbers(gold);
    return Check.of(
        found.get().toPlainString(),
        wanted.size() == 1 && wanted.get(0).compareTo(found.get()) == 0);
  }

  private static Optional<BigDecimal> found(String output) {
    Optional<String> line = Marked.line(output);
    if (line.isPresent()) {
      List<BigDecimal> numbers = numbers(line.get());
      if (!numbers.isEmpty()) {
        int at = line.get().contains("=") ? numbers.size() - 1 : 0;
        return Optional.of(numbers.get(at));
      }
      return Optional.empty();
    }
    List<BigDecimal> all = numbers(output);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static List<BigDecimal> numbers(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.results().map(NumberAnswers::number).toList();
  }

  private static BigDecimal number(MatchResult match) {
    boolean small = match.group(5) != null;
    String sign = small ? match.group(4) : match.group(1);
    String digits =
        small
            ? "0" + match.group(5)
            : match.group(2).replace(",", "") + (match.group(3) == null ? "" : match.group(3));
    BigDecimal value = new BigDecimal(digits);
    return sign == null || sign.equals("+") ? value : value.negate();
  }
}
