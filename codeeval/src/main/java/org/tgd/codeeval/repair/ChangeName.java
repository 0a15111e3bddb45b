package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;

/** A variable that is read, taken for another one that is known there. */
final class ChangeName implements MutationOperator {
  private static final int MOST = 8;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    List<String> known = read(source, index) ? Scope.variables(source, index) : List.of();
    if (known.contains(token.text())) {
      known.stream()
          .filter(name -> !name.equals(token.text()))
          .limit(MOST)
          .forEach(name -> found.accept(source.replace(index, "name", name, 0.08)));
    }
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
