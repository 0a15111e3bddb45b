package org.tgd.benchmarks.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers: after the last marker the first number of its line, or the last if the line calculates;
 * without a marker the last number of all. A sign that is glued to what stands before it is an
 * operator. A fraction is divided, and where the line has no digits the words that it begins with
 * are read. Compared as decimals.
 */
final class NumberAnswers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<![\\w)%.,])([-+])\\s?[$€]?)?(?<![\\w.])(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?|"
              + "(?:(?<![\\w)%.,])([-+])\\s?[$€]?)?(?<![\\w.])(\\.\\d+)");
  private static final Pattern NEGATIVE =
      Pattern.compile("(?i)^\\W*(?:minus|negative)\\s+(?=[.\\d])");
  private static final Pattern EXPONENT = Pattern.compile("[eE]([-+]?\\d{1,3})(?![\\w.])");
  private static final Pattern DENOMINATOR = Pattern.compile("/(\\d{1,9})(?![\\d/.,])");

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
    Optional<String> line =
        Marked.line(output).map(text -> NEGATIVE.matcher(text).replaceFirst("-"));
    if (line.isPresent()) {
      List<BigDecimal> numbers = numbers(line.get());
      if (!numbers.isEmpty()) {
        int at = line.get().contains("=") ? numbers.size() - 1 : 0;
        return Optional.of(numbers.get(at));
      }
      OptionalLong words = NumberWords.first(line.get());
      return words.isPresent()
          ? Optional.of(BigDecimal.valueOf(words.getAsLong()))
          : Optional.empty();
    }
    List<BigDecimal> all = numbers(output);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static List<BigDecimal> numbers(String text) {
    List<BigDecimal> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      BigDecimal number = number(matcher.toMatchResult());
      at = matcher.end();
      Matcher exponent = EXPONENT.matcher(text).region(at, text.length());
      Matcher denominator = DENOMINATOR.matcher(text).region(at, text.length());
      if (exponent.lookingAt()) {
        number = number.scaleByPowerOfTen(Integer.parseInt(exponent.group(1)));
        at = exponent.end();
      } else if (denominator.lookingAt() && Long.parseLong(denominator.group(1)) > 0) {
        number = number.divide(new BigDecimal(denominator.group(1)), MathContext.DECIMAL128);
        at = denominator.end();
      }
      numbers.add(number);
    }
    return numbers;
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
