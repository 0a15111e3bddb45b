package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** The two arguments of a call, or the two sides of a difference or quotient, swapped. */
final class SwapArguments implements MutationOperator {
  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (source.at(index).is("(")
        && source.at(index - 1).name()
        && !Source.keyword(source.at(index - 1))
        && !source.at(index - 2).is("def")) {
      call(source, index, found);
    }
    boolean ordered =
        source.at(index).is("-") || source.at(index).is("/") || source.at(index).is("%");
    if (ordered && simple(source.at(index - 1)) && simple(source.at(index + 1))) {
      Token left = source.at(index - 1);
      Token right = source.at(index + 1);
      String between = source.code().substring(left.end(), right.start());
      found.accept(
          new Mutation(
              "arguments",
              left.line(),
              left.start(),
              right.end(),
              right.text() + between + left.text(),
              0.2));
    }
  }

  private static boolean simple(Token token) {
    return (token.name() && !Source.keyword(token)) || token.kind() == Token.Kind.NUMBER;
  }

  private static void call(Source source, int open, Consumer<Mutation> found) {
    int close = source.closing(open);
    int comma = -1;
    int depth = 0;
    for (int i = open + 1; i < close; i++) {
      String text = source.at(i).text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      if (depth == 0 && (text.equals("for") || text.equals("=") || text.equals("*"))) {
        return;
      }
      if (depth == 0 && text.equals(",")) {
        if (comma >= 0) {
          return;
        }
        comma = i;
      }
    }
    if (comma > open + 1 && comma < close - 1) {
      int start = source.at(open + 1).start();
      int end = source.at(close - 1).end();
      String first = source.code().substring(start, source.at(comma - 1).end());
      String second = source.code().substring(source.at(comma + 1).start(), end);
      found.accept(
          new Mutation(
              "arguments", source.at(open).line(), start, end, second + ", " + first, 0.25));
    }
  }
}
