package org.tgd.codeeval.repair;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A statement taken for another one of the program, which may have one other variable: the right
 * collection, the right place in it, the right call.
 */
final class ReplaceStatement implements MutationOperator {
  private static final String KIND = "other statement";
  private static final Set<String> FRAMES =
      Set.of("return", "pass", "break", "continue", "raise", "throw", "yield", "import", "assert");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!plain(source, index)) {
      return;
    }
    int end = last(source, index);
    String text = source.text(index, end);
    CopiedStatements.of(source, index, Scope.variables(source, index))
        .forEach(
            (copy, weight) -> {
              if (!copy.equals(text)) {
                double alike = alike(text, copy);
                found.accept(source.replace(index, end, KIND, copy, 0.08 * weight * alike));
              }
            });
  }

  /** From 0.3 to 1: how many of the names of one statement the other has. */
  private static double alike(String text, String copy) {
    Set<String> mine = CopiedStatements.words(text);
    Set<String> theirs = CopiedStatements.words(copy);
    long common = mine.stream().filter(theirs::contains).count();
    return 0.3 + 0.7 * common / Math.max(1, Math.max(mine.size(), theirs.size()));
  }

  private static boolean plain(Source source, int index) {
    return Statements.starts(source, index)
        && Statements.simple(source, index)
        && !FRAMES.contains(source.at(index).text())
        && (source.python() || !source.at(index + 1).name())
        && (source.python() || !source.at(index + 1).is("<"));
  }

  private static int last(Source source, int index) {
    return source.lineEnd(index) - (source.python() ? 0 : 1);
  }
}
