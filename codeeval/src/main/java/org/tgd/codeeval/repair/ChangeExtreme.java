package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** A first value that should have been infinite, or infinite the other way. */
final class ChangeExtreme implements MutationOperator {
  private static final String KIND = "first value";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (!source.python()) {
      return;
    }
    if (token.is("inf")) {
      boolean negative = source.at(index - 1).is("-") && !source.endsValue(index - 2);
      if (negative) {
        Token sign = source.at(index - 1);
        found.accept(new Mutation(KIND, sign.line(), sign.start(), sign.end(), "", 0.4));
      } else {
        found.accept(source.replace(index, KIND, "-inf", 0.3));
      }
      found.accept(source.replace(index, KIND, "0", 0.2));
    } else if (token.is("0")
        && source.at(index - 1).is("=")
        && source.at(index + 1).kind() == Token.Kind.LINE_END) {
      found.accept(source.replace(index, KIND, "float('inf')", 0.1));
      found.accept(source.replace(index, KIND, "-float('inf')", 0.1));
    }
  }
}
