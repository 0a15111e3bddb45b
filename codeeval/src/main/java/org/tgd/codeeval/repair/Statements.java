package org.tgd.codeeval.repair;

import java.util.Optional;
import java.util.Set;

/** Where statements start and end. */
final class Statements {
  private static final Set<String> FRAMES =
      Set.of(
          "class",
          "def",
          "import",
          "from",
          "else",
          "elif",
          "except",
          "finally",
          "case",
          "default",
          "package",
          "nonlocal",
          "global",
          "public",
          "private",
          "protected",
          "static");
  private static final Set<String> BLOCKS =
      Set.of("if", "for", "while", "else", "elif", "try", "with", "do", "switch", "except");

  private Statements() {}

  /** Whether a statement starts at that token: the first of its logical line, inside a function. */
  static boolean starts(Source source, int index) {
    Token token = source.at(index);
    return token.name()
        && (index == 0 || source.at(index - 1).kind() == Token.Kind.LINE_END)
        && !FRAMES.contains(token.text())
        && !source.indent(index).isEmpty()
        && inFunction(source, index);
  }

  private static boolean inFunction(Source source, int index) {
    String before = source.code().substring(0, source.at(index).start());
    return source.python()
        ? before.contains("def ")
        : before.contains(") {") || before.contains("){");
  }

  /**
   * Whether the statement is the first of its block, or the last line before it opens or ends one.
   */
  static boolean first(Source source, int index) {
    int before = index - 1;
    while (before >= 0 && source.at(before).kind() == Token.Kind.LINE_END) {
      before--;
    }
    String text = source.at(before).text();
    boolean deeper =
        source.indent(index).length()
            < source.indent(source.lineStart(Math.max(0, before))).length();
    return text.equals(":")
        || text.equals("{")
        || text.equals("}")
        || deeper
        || BLOCKS.contains(source.at(index).text())
        || source.at(index).is("return");
  }

  /** Whether a line above, indented less, starts a loop. */
  static boolean looped(Source source, int index) {
    int indent = source.indent(source.lineStart(index)).length();
    String[] lines = source.code().substring(0, source.at(index).start()).split("\n", -1);
    for (int i = lines.length - 1; i >= 0; i--) {
      String line = lines[i].strip();
      int blanks = lines[i].length() - lines[i].stripLeading().length();
      if (!line.isEmpty() && blanks < indent) {
        if (line.matches("(for|while)\\b.*")) {
          return true;
        } else if (line.startsWith("def ")) {
          return false;
        }
        indent = blanks;
      }
    }
    return false;
  }

  /** Whether it is a statement of one line that opens no block. */
  static boolean simple(Source source, int index) {
    int end = source.lineEnd(index);
    Token last = source.at(end);
    return source.python()
        ? !last.is(":") && !BLOCKS.contains(source.at(index).text())
        : last.is(";") && !BLOCKS.contains(source.at(index).text());
  }

  /**
   * The last token of the block that the statement opens, where another statement may follow; empty
   * if it opens none or an {@code else} belongs to it.
   */
  static Optional<Integer> blockEnd(Source source, int index) {
    if (!BLOCKS.contains(source.at(index).text())) {
      return Optional.empty();
    }
    int end = source.lineEnd(index);
    int last = source.python() ? pythonEnd(source, index, end) : javaEnd(source, end);
    int next = last + 1;
    while (next < source.tokens().size() && source.at(next).kind() == Token.Kind.LINE_END) {
      next++;
    }
    boolean goesOn =
        Set.of("else", "elif", "except", "finally", "catch").contains(source.at(next).text());
    return last > end && !goesOn ? Optional.of(last) : Optional.empty();
  }

  private static int pythonEnd(Source source, int index, int end) {
    int indent = source.indent(index).length();
    int last = end;
    for (int i = end + 1; i < source.tokens().size(); i++) {
      boolean starts = source.at(i - 1).kind() == Token.Kind.LINE_END;
      boolean token = source.at(i).kind() != Token.Kind.LINE_END;
      if (token && starts && source.indent(i).length() <= indent) {
        break;
      }
      last = token ? i : last;
    }
    return last;
  }

  private static int javaEnd(Source source, int end) {
    return source.at(end).is("{") ? source.closing(end) : end;
  }
}
