package org.tgd.benchmarks.answer;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * An output in plain letters, whatever it was set in: without what was thought before, LaTeX's
 * commands and other signs for what ASCII has. What stands in a box, a tag or a field of an answer
 * is announced as one.
 */
final class AnswerText {
  private static final Pattern THOUGHT =
      Pattern.compile("(?is)^.*</(?:think|thinking|thought|reasoning|scratchpad)>(?=.*\\S)");
  private static final Pattern STYLE =
      Pattern.compile("\\\\(?:text|math|mbox|operatorname)[a-z]*\\s*\\{([^{}]*)}");
  private static final Pattern FRACTION =
      Pattern.compile("\\\\[dt]?frac\\s*(?:\\{([^{}]+)}\\s*\\{([^{}]+)}|(\\d)\\s*(\\d))");
  private static final Pattern BOX = Pattern.compile("\\\\(?:boxed|fbox)\\s*\\{([^{}]*\\S[^{}]*)}");
  private static final Pattern TAG = Pattern.compile("(?is)<((?:final[_ ]?)?answer)>(.*?)</\\1>");
  private static final Pattern FIELD = Pattern.compile("(?i)\"(?:final[_ ])?answer\"\\s*:");
  private static final Pattern GROUPED =
      Pattern.compile("(?<=\\d)(?:\\{,}|\\\\[,:;!]|[\u00a0\u2009\u202f_'])(?=\\d{3}(?!\\d))");
  private static final Pattern POWER =
      Pattern.compile(
          "(?<=\\d)\\s*(?:[×·⋅]|\\\\times|\\\\cdot|\\*|\\bx\\b)\\s*10\\s*(?:\\^|\\*\\*)\\s*\\{?([-+]?\\d+)}?");
  private static final Pattern RAISED = Pattern.compile("(?<=10)[⁺⁻]?[⁰¹²³⁴-⁹]{1,3}");
  private static final Pattern FRACTION_SIGN = Pattern.compile("\\h*[¼-¾⅐-⅞↉]");
  private static final int FULL_WIDTH = '！' - '!';

  private AnswerText() {}

  /** The text in plain letters. */
  static String plain(String output) {
    String text = THOUGHT.matcher(signs(output)).replaceFirst("");
    text = STYLE.matcher(STYLE.matcher(text).replaceAll("$1")).replaceAll("$1");
    text = FRACTION.matcher(text).replaceAll(" $1$3/$2$4");
    text = GROUPED.matcher(text).replaceAll(",");
    text = POWER.matcher(text).replaceAll("e$1");
    text = FIELD.matcher(text).replaceAll("\nAnswer:");
    text = TAG.matcher(text).replaceAll("\nAnswer: $2\n\n");
    return BOX.matcher(text).replaceAll("\nAnswer: $1\n");
  }

  private static String signs(String output) {
    StringBuilder plain = new StringBuilder(output.length());
    String flat = RAISED.matcher(output).replaceAll(match -> "^" + raised(match.group()));
    FRACTION_SIGN
        .matcher(flat)
        .replaceAll(match -> fraction(match.group()))
        .codePoints()
        .map(AnswerText::sign)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** A half as 1/2, after a number with a space between. */
  private static String fraction(String sign) {
    String apart = Normalizer.normalize(sign.strip(), Normalizer.Form.NFKC).replace('⁄', '/');
    return apart.matches("\\d+/\\d+") ? " " + apart : sign;
  }

  private static String raised(String digits) {
    return Normalizer.normalize(digits, Normalizer.Form.NFKC).replace('−', '-');
  }

  private static int sign(int sign) {
    if (sign < 0x80) {
      return sign;
    }
    if (sign >= '！' && sign <= '～') {
      return sign - FULL_WIDTH;
    }
    if (Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(sign, 10);
    }
    return switch (sign) {
      case '‘', '’', 'ʼ' -> '\'';
      case '“', '”' -> '"';
      case '⁄', '∕' -> '/';
      case '‐', '‑', '‒', '–', '﹣', '−' -> '-';
      default -> sign;
    };
  }
}
