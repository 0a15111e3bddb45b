package org.tgd.core.optim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the numbers in it and what stands around them.
 *
 * @param words one more than there are numbers, possibly empty
 * @param values the numbers as they are written
 */
record Numbers(List<String> words, List<String> values) {
  /** A number by itself, not part of a name; a minus belongs to it unless it joins two things. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.])(?:(?<![\\w)\\]])-)?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?![\\w\\]])");

  private static final MathContext DIGITS = new MathContext(8);

  Numbers {
    words = List.copyOf(words);
    values = List.copyOf(values);
  }

  static Numbers of(String text) {
    List<String> words = new ArrayList<>();
    List<String> values = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    int from = 0;
    while (matcher.find()) {
      words.add(text.substring(from, matcher.start()));
      values.add(matcher.group());
      from = matcher.end();
    }
    words.add(text.substring(from));
    return new Numbers(words, values);
  }

  double value(int i) {
    return Double.parseDouble(values.get(i));
  }

  /** A number with eight digits at most, without exponent. */
  static String text(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
