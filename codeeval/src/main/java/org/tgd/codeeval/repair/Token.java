package org.tgd.codeeval.repair;

/**
 * A piece of a program's text.
 *
 * @param kind its kind
 * @param text as written
 * @param start offset of its first character
 * @param line its line, from 1
 */
record Token(Kind kind, String text, int start, int line) {
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    OPERATOR,
    LINE_END
  }

  int end() {
    return start + text.length();
  }

  boolean is(String wanted) {
    return text.equals(wanted);
  }

  boolean name() {
    return kind == Kind.NAME;
  }
}
