package org.tgd.chem.docking.structure;

import java.util.Optional;

/**
 * Cuts a CIF file into values: words, quoted strings and text between lines that begin with a
 * semicolon (CIF 1.1, syntax, sections 10 to 17).
 */
final class CifTokens {
  private final String text;
  private int at;
  private int line = 1;

  CifTokens(String text) {
    this.text = text;
  }

  /**
   * A value.
   *
   * @param text what it says, without quotes
   * @param quoted whether it stood in quotes, so that it is no keyword
   * @param line where it stands, from 1
   */
  record Token(String text, boolean quoted, int line) {
    boolean is(String keyword) {
      return !quoted && text.equalsIgnoreCase(keyword);
    }

    boolean isName() {
      return !quoted && text.startsWith("_");
    }

    boolean beginsBlock() {
      return !quoted && text.regionMatches(true, 0, "data_", 0, 5);
    }

    /** Whether it ends the values of a loop. */
    boolean endsValues() {
      return isName() || is("loop_") || beginsBlock() || (!quoted && text.startsWith("save_"));
    }

    /** The text, empty for the values that stand for none. */
    String value() {
      return !quoted && (text.equals(".") || text.equals("?")) ? "" : text;
    }
  }

  /** The next value; empty at the end. */
  Optional<Token> next() {
    skipBlanks();
    if (at >= text.length()) {
      return Optional.empty();
    }
    char first = text.charAt(at);
    int start = line;
    if (first == ';' && (at == 0 || text.charAt(at - 1) == '\n')) {
      int end = text.indexOf("\n;", at);
      String value = text.substring(at + 1, end < 0 ? text.length() : end);
      move(end < 0 ? text.length() : end + 2);
      return Optional.of(new Token(value.strip(), true, start));
    }
    return Optional.of(first == '\'' || first == '"' ? quoted(first, start) : word(start));
  }

  private Token quoted(char quote, int start) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '\n') {
      boolean last = end + 1 >= text.length() || Character.isWhitespace(text.charAt(end + 1));
      if (text.charAt(end) == quote && last) {
        break;
      }
      end++;
    }
    String value = text.substring(at + 1, end);
    move(Math.min(text.length(), end + 1));
    return new Token(value, true, start);
  }

  private Token word(int start) {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    String value = text.substring(at, end);
    move(end);
    return new Token(value, false, start);
  }

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        move(end < 0 ? text.length() : end);
      } else if (Character.isWhitespace(c)) {
        move(at + 1);
      } else {
        return;
      }
    }
  }

  private void move(int to) {
    for (int i = at; i < to; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    at = to;
  }
}
