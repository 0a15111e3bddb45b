package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A statement on a line of its own: left out, an assignment that adds instead of replacing, a loop
 * left or continued behind it.
 */
final class ChangeStatement implements MutationOperator {
  private static final String KIND = "statement";
  private static final Set<String> FRAMES =
      Set.of("class", "def", "import", "from", "return", "pass", "nonlocal", "global", "package");
  private static final List<String> EXITS = List.of("continue", "break");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (source.at(index).is("return") && starts(source, index)) {
      early(source, index, found);
    }
    if (!starts(source, index) || FRAMES.contains(source.at(index).text())) {
      return;
    }
    int end = index;
    while (source.at(end + 1).kind() != Token.Kind.LINE_END) {
      end++;
    }
    Token last = source.at(end);
    if (source.python() ? !simple(source, index, end) : !last.is(";")) {
      return;
    }
    Token first = source.at(index);
    if (!declares(source, index)) {
      String nothing = source.python() ? "pass" : ";";
      found.accept(new Mutation(KIND, first.line(), first.start(), last.end(), nothing, 0.08));
    }
    for (int i = index; i <= end; i++) {
      if (source.at(i).is("=") && source.endsValue(i - 1) && depth(source, index, i) == 0) {
        found.accept(source.replace(i, KIND, "+=", 0.12));
        found.accept(source.replace(i, KIND, "-=", 0.05));
        break;
      }
    }
    exits(source, index, end, found);
  }

  /** A result inside of a loop, given before the loop has ended, left out. */
  private static void early(Source source, int index, Consumer<Mutation> found) {
    if (Statements.looped(source, index)) {
      String nothing = source.python() ? "pass" : ";";
      found.accept(source.replace(index, source.lineEnd(index), KIND, nothing, 0.05));
    }
  }

  private static void exits(Source source, int index, int end, Consumer<Mutation> found) {
    String indent = indent(source, index);
    boolean looped =
        source.code().substring(0, source.at(index).start()).matches("(?s).*\\b(for|while)\\b.*");
    boolean leaves = EXITS.contains(source.at(index).text());
    if (looped && !leaves && !indent.isEmpty()) {
      for (String exit : EXITS) {
        String text = "\n" + indent + exit + (source.python() ? "" : ";");
        found.accept(source.insertBehind(end, KIND, text, 0.04));
      }
    }
  }

  /** Whether a statement starts at that token: the first of its line, outside brackets. */
  private static boolean starts(Source source, int index) {
    Token token = source.at(index);
    boolean first =
        token.name() && (index == 0 || source.at(index - 1).kind() == Token.Kind.LINE_END);
    return first
        && (index < 2 || !"([{,".contains(source.at(index - 2).text()) || !source.python());
  }

  /** A Python statement that opens no block and closes its brackets on its line. */
  private static boolean simple(Source source, int index, int end) {
    return !source.at(end).is(":")
        && depth(source, index, end + 1) == 0
        && !Set.of("if", "for", "while", "else", "elif", "try", "with")
            .contains(source.at(index).text());
  }

  private static int depth(Source source, int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      String text = source.at(i).text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
    }
    return depth;
  }

  /** A Java declaration cannot be left out: two names in a row, or a type's brackets. */
  private static boolean declares(Source source, int index) {
    return !source.python()
        && (source.at(index + 1).name()
            || source.at(index + 1).is("<")
            || source.at(index + 2).is("]"));
  }

  private static String indent(Source source, int index) {
    int start = source.at(index).start();
    String indent = source.code().substring(source.code().lastIndexOf('\n', start) + 1, start);
    return indent.isBlank() ? indent : "";
  }
}
