package org.tgd.codeeval.guest;

/**
 * Where in a Java source a name, a keyword, a bracket or a dot begins; asked from left to right.
 */
final class Tokens {
  private final String text;
  private int next;

  Tokens(String text) {
    this.text = text;
  }

  /** Whether a line may be broken at that place, because such a token begins there. */
  boolean startsAt(int at) {
    if (at < next) {
      return false;
    }
    char c = text.charAt(at);
    if (c == '/' && (is(at + 1, '/') || is(at + 1, '*'))) {
      next = is(at + 1, '/') ? find("\n", at, 0) : find("*/", at + 2, 2);
    } else if (c == '"') {
      next = is(at + 1, '"') && is(at + 2, '"') ? block(at + 3) : quoted(at, c);
    } else if (c == '\'') {
      next = quoted(at, c);
    } else if (Character.isJavaIdentifierPart(c)) {
      next = word(at);
      return !Character.isDigit(c) && !sealed(at);
    } else {
      next = at + 1;
      return c == '(' || c == '[' || (c == '.' && !dotted(at));
    }
    return false;
  }

  private boolean is(int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  private boolean dotted(int at) {
    return is(at + 1, '.') || is(at - 1, '.');
  }

  /** {@code non-sealed} is one word. */
  private boolean sealed(int at) {
    return text.startsWith("non-", at - 4) && text.substring(at, next).equals("sealed");
  }

  private int word(int start) {
    boolean number = Character.isDigit(text.charAt(start));
    int at = start;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at)) || (number && is(at, '.')))) {
      at++;
    }
    return at;
  }

  private int find(String end, int from, int further) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + further;
  }

  private int quoted(int start, char quote) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private int block(int start) {
    int at = start;
    while (at < text.length() && !(is(at, '"') && is(at + 1, '"') && is(at + 2, '"'))) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 3;
  }
}
