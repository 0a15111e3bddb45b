package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** Python's sorting turned round, and a range started at 1. */
final class ChangeOrder implements MutationOperator {
  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (!source.python() || !token.name() || !source.at(index + 1).is("(")) {
      return;
    }
    int close = source.closing(index + 1);
    boolean sorting = token.is("sorted") || (token.is("sort") && source.at(index - 1).is("."));
    String inside =
        source.code().substring(source.at(index + 1).end(), source.at(close).start()).strip();
    if (sorting && !inside.contains("reverse")) {
      String text = (inside.isEmpty() ? "" : ", ") + "reverse=True";
      found.accept(source.insertBehind(close - 1, "order", text, 0.25));
    } else if (token.is("range") && !inside.contains(",")) {
      found.accept(source.insertBehind(index + 1, "bound", "1, ", 0.2));
    }
  }
}
