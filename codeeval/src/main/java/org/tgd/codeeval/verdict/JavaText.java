package org.tgd.codeeval.verdict;

/**
 * The code of a Java text: what stands in comments and literals is blank, and all keeps its place.
 */
final class JavaText {
  private final String text;
  private final StringBuilder code;
  private int at;

  private JavaText(String text) {
    this.text = text;
    this.code = new StringBuilder(text);
  }

  /** The text without its comments and literals, of the same length and with the same lines. */
  static String code(String text) {
    var scan = new JavaText(text);
    while (scan.at < text.length()) {
      scan.step();
    }
    return scan.code.toString();
  }

  private void step() {
    if (text.startsWith("//", at)) {
      blankTo(text.indexOf('\n', at), 0);
    } else if (text.startsWith("/*", at)) {
      blankTo(text.indexOf("*/", at + 2), 2);
    } else if (text.startsWith("\"\"\"", at)) {
      blankTo(endOfLiteral("\"\"\"", at + 3, true), 3);
    } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
      blankTo(endOfLiteral(text.substring(at, at + 1), at + 1, false), 1);
    } else {
      at++;
    }
  }

  private int endOfLiteral(String mark, int start, boolean overLines) {
    int place = start;
    while (place < text.length() && !text.startsWith(mark, place)) {
      if (!overLines && text.charAt(place) == '\n') {
        return place;
      }
      place += text.charAt(place) == '\\' ? 2 : 1;
    }
    return place < text.length() ? place : -1;
  }

  private void blankTo(int end, int more) {
    int stop = end < 0 ? text.length() : Math.min(text.length(), end + more);
    for (; at < stop; at++) {
      if (text.charAt(at) != '\n') {
        code.setCharAt(at, ' ');
      }
    }
  }
}
