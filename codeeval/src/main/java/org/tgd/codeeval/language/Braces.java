package org.tgd.codeeval.language;

/** Braces of programs in languages whose texts and comments look like those of C. */
final class Braces {
  private Braces() {}

  /**
   * A program whose last function is closed: texts that models complete end before the brace that
   * the test of such a row begins with.
   */
  static String closed(String code) {
    return open(code) == 1 ? code.stripTrailing() + "\n}\n" : code;
  }

  /** How many braces are open at the end, outside of texts and comments. */
  static int open(String code) {
    int open = 0;
    for (int at = 0; at < code.length(); at = next(code, at)) {
      char c = code.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return open;
  }

  /** A program up to its last piece of code, without the white space and comments after that. */
  static String withoutLastComments(String code) {
    int end = 0;
    for (int at = 0; at < code.length(); ) {
      int next = next(code, at);
      boolean comment = code.startsWith("//", at) || code.startsWith("/*", at);
      if (!comment && !Character.isWhitespace(code.charAt(at))) {
        end = next;
      }
      at = next;
    }
    return code.substring(0, end);
  }

  /** The place behind the character, text or comment that begins here. */
  static int next(String code, int at) {
    if (code.startsWith("//", at)) {
      return end(code.indexOf('\n', at), 0, code);
    } else if (code.startsWith("/*", at)) {
      return end(code.indexOf("*/", at + 2), 2, code);
    }
    char c = code.charAt(at);
    if (c == '\'' && !character(code, at)) {
      return at + 1; // a lifetime, or digits set apart
    }
    return c == '"' || c == '\'' || c == '`' ? literal(code, at) : at + 1;
  }

  private static boolean character(String code, int at) {
    int close = code.indexOf('\'', at + 1);
    int line = code.indexOf('\n', at + 1);
    boolean digit = at > 0 && Character.isDigit(code.charAt(at - 1));
    return close > 0 && (line < 0 || close < line) && !digit;
  }

  private static int literal(String code, int at) {
    char quote = code.charAt(at);
    for (int i = at + 1; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\' && quote != '`') {
        i++;
      } else if (c == quote) {
        return i + 1;
      } else if (c == '\n' && quote != '`') {
        return i; // not closed: what follows is code again
      }
    }
    return code.length();
  }

  private static int end(int found, int more, String code) {
    return found < 0 ? code.length() : found + more;
  }
}
