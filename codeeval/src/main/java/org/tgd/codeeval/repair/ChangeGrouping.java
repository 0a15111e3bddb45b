package org.tgd.codeeval.repair;

import java.util.Set;
import java.util.function.Consumer;

/** A sum that should have been in brackets: {@code a + b // c} for {@code (a + b) // c}. */
final class ChangeGrouping implements MutationOperator {
  private static final Set<String> SUMS = Set.of("+", "-");
  private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token left = source.at(index - 1);
    Token right = source.at(index + 1);
    boolean sum = SUMS.contains(source.at(index).text()) && source.binary(index);
    if (!sum || !simple(left) || !simple(right) || source.at(index - 2).is(".")) {
      return;
    }
    boolean before = PRODUCTS.contains(source.at(index - 2).text());
    boolean behind = PRODUCTS.contains(source.at(index + 2).text());
    if (before || behind) {
      String text = "(" + source.code().substring(left.start(), right.end()) + ")";
      found.accept(new Mutation("grouping", left.line(), left.start(), right.end(), text, 0.15));
    }
  }

  private static boolean simple(Token token) {
    return (token.name() && !Source.keyword(token)) || token.kind() == Token.Kind.NUMBER;
  }
}
