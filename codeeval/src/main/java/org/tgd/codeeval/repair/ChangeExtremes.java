package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;

/** The arguments of {@code max} and {@code min}: what is kept so far and what comes in. */
final class ChangeExtremes implements MutationOperator {
  private static final int MOST = 4;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (!(token.is("max") || token.is("min")) || !source.at(index + 1).is("(")) {
      return;
    }
    int close = source.closing(index + 1);
    List<String> known = Scope.variables(source, index).stream().limit(MOST).toList();
    double prior = 0.2;
    for (int i = 0; i < known.size(); i++) {
      for (int j = i + 1; j < known.size() && close > index + 2; j++) {
        String text = known.get(i) + ", " + known.get(j);
        found.accept(source.replace(index + 2, close - 1, "extreme", text, prior));
        prior *= 0.8;
      }
    }
  }
}
