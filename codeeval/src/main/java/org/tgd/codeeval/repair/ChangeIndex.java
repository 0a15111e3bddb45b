package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** Two indices swapped, the other part of a slice taken, a reversing slice left out. */
final class ChangeIndex implements MutationOperator {
  private static final String KIND = "index";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index).is("[") || !source.endsValue(index - 1)) {
      return;
    }
    int close = source.closing(index);
    if (source.at(close + 1).is("[")) {
      swap(source, index, close, found);
    }
    if (source.python() && close > index + 1) {
      slice(source, index, close, found);
    }
  }

  private static void swap(Source source, int first, int between, Consumer<Mutation> found) {
    int last = source.closing(between + 1);
    String one = inside(source, first, between);
    String other = inside(source, between + 1, last);
    if (!one.equals(other) && !one.isEmpty() && !other.isEmpty()) {
      found.accept(mutation(source, first, last, "[" + other + "][" + one + "]", 0.2));
    }
  }

  private static void slice(Source source, int open, int close, Consumer<Mutation> found) {
    String text = inside(source, open, close);
    if (text.equals("::-1")) {
      found.accept(mutation(source, open, close, "", 0.2));
    } else if (source.at(open + 1).is(":") && !text.substring(1).contains(":")) {
      found.accept(mutation(source, open, close, "[" + text.substring(1) + ":]", 0.2));
    } else if (source.at(close - 1).is(":") && text.indexOf(':') == text.length() - 1) {
      String bound = text.substring(0, text.length() - 1);
      found.accept(mutation(source, open, close, "[:" + bound + "]", 0.2));
    }
  }

  private static String inside(Source source, int open, int close) {
    return source.code().substring(source.at(open).end(), source.at(close).start()).strip();
  }

  private static Mutation mutation(Source source, int first, int last, String text, double prior) {
    Token from = source.at(first);
    return new Mutation(KIND, from.line(), from.start(), source.at(last).end(), text, prior);
  }
}
