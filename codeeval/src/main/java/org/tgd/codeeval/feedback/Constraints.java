package org.tgd.codeeval.feedback;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ranges that a statement gives: {@code 1 <= nums.length <= 10^5}, {@code 0 <= nums[i], k <=
 * 1000}; a bound that is not a number is left open.
 *
 * @param ranges ranges by name, indices written as {@code [i]}
 */
record Constraints(Map<String, Range> ranges) {
  private static final Pattern LINE =
      Pattern.compile(
          "(-?[\\w^*]+(?:\\s*-\\s*1)?)\\s*(?:<=|≤|<)\\s*([\\w\\[\\]., ]+?)\\s*(?:<=|≤|<)\\s*"
              + "(-?\\d+\\s*\\*\\s*\\d+(?:\\^\\d+)?|-?[\\w^*.]+)");
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(?:(\\d+)\\s*\\*\\s*)?(\\d+)(?:\\s*(?:\\^|\\*\\*)\\s*(\\d+))?");

  /**
   * A range of whole numbers.
   *
   * @param low the least
   * @param high the greatest
   */
  record Range(long low, long high) {}

  static Constraints of(String statement) {
    Map<String, Range> ranges = new TreeMap<>();
    Matcher line = LINE.matcher(statement);
    while (line.find()) {
      long low = number(line.group(1)).orElse(Long.MIN_VALUE / 4);
      long high = number(line.group(3)).orElse(Long.MAX_VALUE / 4);
      for (String name : line.group(2).split(",", -1)) {
        ranges.putIfAbsent(normal(name), new Range(low, high));
      }
    }
    return new Constraints(ranges);
  }

  Optional<Range> range(String name) {
    return Optional.ofNullable(ranges.get(normal(name)));
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\[[^\\]]*\\]", "[i]").replaceAll("(\\[i\\])+", "[i]");
  }

  private static Optional<Long> number(String text) {
    Matcher number = NUMBER.matcher(text.strip());
    if (!number.matches() || number.group(3).length() > 18) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(number.group(3));
    if (number.group(4) != null) {
      value = value.pow(Math.min(40, Integer.parseInt(number.group(4))));
    }
    if (number.group(2) != null) {
      value = value.multiply(new BigInteger(number.group(2)));
    }
    BigInteger signed = number.group(1).isEmpty() ? value : value.negate();
    return signed.bitLength() > 61 ? Optional.empty() : Optional.of(signed.longValue());
  }
}
