package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** A call of one argument taken for the argument, a call at the end of a value left out. */
final class UnwrapCall implements MutationOperator {
  private static final String KIND = "call left out";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index).is("(")
        || !source.at(index - 1).name()
        || source.at(index - 2).is("def")) {
      return;
    }
    int close = source.closing(index);
    int head = index - 1;
    boolean method = source.at(head - 1).is(".");
    if (Source.keyword(source.at(head)) || source.at(head - 1).is("new")) {
      return;
    }
    if (method && close == index + 1) {
      found.accept(source.replace(head - 1, close, KIND, "", 0.06));
    }
    boolean statement = source.at(head - 1).kind() == Token.Kind.LINE_END;
    if (!method && !statement && close > index + 1 && one(source, index, close)) {
      boolean own = source.at(head).is(source.signature().method()) || defined(source, head);
      String inside = source.text(index + 1, close - 1);
      found.accept(source.replace(head, close, KIND, inside, own ? 0.25 : 0.1));
    }
  }

  private static boolean defined(Source source, int head) {
    String name = source.at(head).text();
    return source.code().contains("def " + name + "(")
        || (!source.python() && source.code().matches("(?s).*\\w> " + name + "\\(\\w.*"));
  }

  private static boolean one(Source source, int open, int close) {
    return Slot.at(source, open + 1).filter(slot -> slot.last() == close - 1).isPresent();
  }
}
