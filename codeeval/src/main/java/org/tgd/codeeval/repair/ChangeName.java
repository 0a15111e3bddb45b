package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;

/** A variable that is read or set again, taken for another one that is known there. */
final class ChangeName implements MutationOperator {
  private static final int MOST = 8;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    boolean read = read(source, index);
    if (!read && !counted(source, index)) {
      return;
    }
    List<String> known = Scope.variables(source, index);
    if (known.contains(token.text())) {
      double prior = read ? 0.14 : 0.1;
      for (String name : known.stream().limit(MOST).toList()) {
        if (!name.equals(token.text())) {
          found.accept(source.replace(index, "name", name, prior));
          prior *= 0.85;
        }
      }
    }
  }

  /** Whether a variable is set again there, alone on the left of an assignment. */
  private static boolean counted(Source source, int index) {
    String next = source.at(index + 1).text();
    return source.at(index).name()
        && source.at(index - 1).kind() == Token.Kind.LINE_END
        && next.endsWith("=")
        && !next.matches("[=!<>]=");
  }

  private static boolean read(Source source, int index) {
    Token token = source.at(index);
    String next = source.at(index + 1).text();
    return token.name()
        && !Source.keyword(token)
        && !source.at(index - 1).is(".")
        && !next.equals("(")
        && !(next.endsWith("=") && !next.matches("[=!<>]="));
  }
}
