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
 * are read. Compared as decimals. What graders read in several ways is no answer: {@code 0,5} and
 * {@code 1,2,3} (commas that group no thousands), {@code 1 234} after a marker, {@code 5^2}, {@code
 * 3 * 4}, {@code 10:30}, {@code 2π}; nor is one of two ({@code 7 or 8}), a bound ({@code more than
 * 7}) and what is denied ({@code not 7}).
 */
final class NumberAnswers {
  private static final String SIGN = "(?:(?<![\\w)%.,])([-+])\\s?[$€]?)?(?<![\\w.])";
  private static final String GROUPED = "\\d{1,3}(?:,\\d{3})+(?![\\d]|,\\d)";
  private static final String INDIAN = "\\d{1,2}(?:,\\d{2})+,\\d{3}(?![\\d]|,\\d)";
  private static final String COMMAS = "\\d+(?:,\\d+)+";
  private static final Pattern NUMBER =
      Pattern.compile(
          SIGN
              + "(?:((?:%s|%s)|(?<commas>%s)|\\d+)(\\.\\d+)?|(\\.\\d+))"
                  .formatted(GROUPED, INDIAN, COMMAS));
  private static final Pattern NEGATIVE =
      Pattern.compile("(?i)^(\\D*?)\\b(?:minus|negative)\\s+(?=[$€]?[.\\d])");
  private static final Pattern NO_ONE =
      Pattern.compile(
          "(?i)^\\W*(?:not\\b|between\\b|(?:either\\s+)?[-+$€]*[\\d.,]+\\s*(?:or|to|and|in|out\\s+of)\\s+[-+$€]*\\d)"
              + "|^\\D*\\b(?:more|less|fewer|greater|larger|smaller|higher|lower)\\s+than\\s+[^\\w.]*\\d"
              + "|^\\s*[<>≤≥]\\s*[\\d.,]+\\W*$");
  private static final Pattern EXPONENT = Pattern.compile("[eE]([-+]?\\d{1,3})(?![\\w.])");
  private static final Pattern DENOMINATOR = Pattern.compile("/(\\d{1,9})(?![\\d/.,])");
  private static final Pattern MIXED = Pattern.compile("\\h{1,2}(\\d{1,9})/(\\d{1,9})(?![\\d/.,])");

  /** Powers, products, roots, ranges, times, dates, versions, thousands: another number than it. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "\\s?(?:\\^|\\*\\*(?=\\d)|[²³¹⁰⁴-⁹])|[-:./]\\d|\\s*[*×x]\\s*\\d|\\s*(?:[π√]|\\\\pi|\\\\sqrt)|[kK](?!\\w)");

  private static final Pattern ROOT_BEFORE = Pattern.compile("(?:√|\\\\sqrt\\s*\\{?)\\s*$");

  /** How a result was come to, which stands behind it: {@code 7 (= 3 + 4)}. */
  private static final Pattern REASON =
      Pattern.compile("\\(\\s*=[^()=]*\\d\\s*[-+*/×÷]\\s*\\d[^()=]*\\)");

  private static final Pattern SPACED = Pattern.compile("(?: \\d{3})+(?![\\d.,/])");

  private NumberAnswers() {}

  /**
   * A number of a text.
   *
   * @param isClear whether all graders would read it so
   * @param isSpaced whether it may be one of several groups of digits of one number
   */
  private record Found(BigDecimal value, boolean isClear, boolean isSpaced) {}

  static Check check(String output, String gold) {
    Optional<BigDecimal> found = found(output);
    if (found.isEmpty()) {
      return Check.unparsed();
    }
    List<Found> wanted = numbers(gold);
    return Check.of(
        found.get().toPlainString(),
        wanted.size() == 1 && wanted.get(0).value().compareTo(found.get()) == 0);
  }

  private static Optional<BigDecimal> found(String output) {
    Optional<String> line =
        Marked.line(output)
            .map(text -> NEGATIVE.matcher(text).replaceFirst("$1-"))
            .map(text -> REASON.matcher(text).replaceAll(""));
    if (line.isPresent()) {
      List<Found> numbers = numbers(line.get());
      if (!numbers.isEmpty() && !line.get().contains("=") && NO_ONE.matcher(line.get()).find()) {
        return Optional.empty();
      } else if (!numbers.isEmpty()) {
        Found one = numbers.get(line.get().contains("=") ? numbers.size() - 1 : 0);
        return Optional.of(one).filter(each -> !each.isSpaced()).flatMap(NumberAnswers::clear);
      }
      OptionalLong words = NumberWords.first(line.get());
      return words.isPresent()
          ? Optional.of(BigDecimal.valueOf(words.getAsLong()))
          : Optional.empty();
    }
    List<Found> all = numbers(output);
    return all.isEmpty() ? Optional.empty() : clear(all.get(all.size() - 1));
  }

  private static Optional<BigDecimal> clear(Found found) {
    return Optional.of(found).filter(Found::isClear).map(Found::value);
  }

  private static List<Found> numbers(String text) {
    List<Found> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      BigDecimal number = number(matcher.toMatchResult());
      boolean isWhole = matcher.group(4) == null && matcher.group(5) == null;
      boolean isOneGroup = isWhole && matcher.group(2).matches("\\d{1,3}");
      boolean isClear =
          matcher.group("commas") == null
              && !ROOT_BEFORE.matcher(text.substring(0, matcher.start())).find();
      at = matcher.end();
      Matcher exponent = lookingAt(EXPONENT, text, at);
      Matcher denominator = lookingAt(DENOMINATOR, text, at);
      Matcher mixed = lookingAt(MIXED, text, at);
      if (exponent.lookingAt()) {
        number = number.scaleByPowerOfTen(Integer.parseInt(exponent.group(1)));
        at = exponent.end();
      } else if (denominator.lookingAt() && Long.parseLong(denominator.group(1)) > 0) {
        number = over(number, denominator.group(1));
        at = denominator.end();
      } else if (isWhole && mixed.lookingAt() && isProper(mixed)) {
        BigDecimal part = over(new BigDecimal(mixed.group(1)), mixed.group(2));
        number = "-".equals(matcher.group(1)) ? number.subtract(part) : number.add(part);
        at = mixed.end();
      }
      isClear &= !lookingAt(GOES_ON, text, at).lookingAt();
      boolean isSpaced = isOneGroup && lookingAt(SPACED, text, at).lookingAt();
      numbers.add(new Found(number, isClear, isSpaced));
    }
    return numbers;
  }

  private static Matcher lookingAt(Pattern pattern, String text, int at) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  private static boolean isProper(MatchResult fraction) {
    return Long.parseLong(fraction.group(1)) < Long.parseLong(fraction.group(2));
  }

  private static BigDecimal over(BigDecimal number, String denominator) {
    return number.divide(new BigDecimal(denominator), MathContext.DECIMAL128);
  }

  private static BigDecimal number(MatchResult match) {
    String fraction = match.group(5) == null ? match.group(4) : match.group(5);
    String whole = match.group(2) == null ? "0" : match.group(2).replace(",", "");
    BigDecimal value = new BigDecimal(whole + (fraction == null ? "" : fraction));
    String sign = match.group(1);
    return sign == null || sign.equals("+") ? value : value.negate();
  }
}
