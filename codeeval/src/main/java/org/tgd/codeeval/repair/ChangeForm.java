package org.tgd.codeeval.repair;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Forms that are easily taken for each other: sameness for equality and whole for real division in
 * Java, the arms of a choice, one more element before a list ends and at its front, a look-up that
 * fails for one with a default, none for at most one.
 */
final class ChangeForm implements MutationOperator {
  private static final Set<String> DIVIDED = Set.of("/", "/=");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (token.is("?") && !source.python()) {
      arms(source, index, found);
    } else if ((token.is("==") || token.is("!=")) && source.binary(index)) {
      equality(source, index, found);
    } else if (token.is("/") && !source.python() && source.binary(index)) {
      int first = source.primaryStart(index - 1);
      if (first >= 0) {
        found.accept(source.insertBefore(first, "real division", "(double) ", 0.2));
      }
    } else if ((token.is("add") || token.is("append"))
        && source.at(index - 1).is(".")
        && source.at(index + 1).is("(")) {
      front(source, index, found);
    } else if (token.is("[") && source.python() && source.endsValue(index - 1)) {
      lookUp(source, index, found);
    } else if (token.is("get") && !source.python() && source.at(index - 1).is(".")) {
      int close = source.closing(index + 1);
      found.accept(
          new Mutation(
              "default",
              token.line(),
              token.start(),
              source.at(close).end(),
              "getOrDefault" + inner(source, index + 1, close) + ", 0)",
              0.04));
    } else if (token.is("++")) {
      found.accept(source.replace(index, "step", " += 2", 0.05));
    }
  }

  private static String inner(Source source, int open, int close) {
    return source.code().substring(source.at(open).start(), source.at(close).start());
  }

  /** {@code c ? a : b} as {@code c ? b : a}, where both are plain. */
  private static void arms(Source source, int question, Consumer<Mutation> found) {
    int first = question + 1;
    int last = arm(source, first);
    if (last < 0 || !source.at(last + 1).is(":")) {
      return;
    }
    int other = last + 2;
    int end = arm(source, other);
    if (end >= 0) {
      String text = source.text(other, end) + " : " + source.text(first, last);
      found.accept(source.replace(first, end, "arms", text, 0.1));
    }
  }

  /** The last token of a plain arm, a sign included; -1 if it is none. */
  private static int arm(Source source, int first) {
    return source.primaryEnd(source.at(first).is("-") ? first + 1 : first);
  }

  private static void equality(Source source, int index, Consumer<Mutation> found) {
    int first = source.primaryStart(index - 1);
    int last = source.primaryEnd(index + 1);
    boolean zero = source.at(index + 1).is("0");
    if (zero && source.at(index).is("==")) {
      found.accept(source.replace(index, index + 1, "comparison", "<= 1", 0.1));
    }
    boolean literal = source.at(index + 1).kind() == Token.Kind.NUMBER;
    if (source.python() || first < 0 || last < 0 || literal || !source.at(first).name()) {
      return;
    }
    String not = source.at(index).is("!=") ? "!" : "";
    String text =
        not + source.text(first, index - 1) + ".equals(" + source.text(index + 1, last) + ")";
    boolean read = text.contains(".get(") || source.at(index + 1).kind() == Token.Kind.TEXT;
    if (!source.at(index + 1).is("null")) {
      found.accept(source.replace(first, last, "equality", text, read ? 0.25 : 0.05));
    }
  }

  private static void front(Source source, int index, Consumer<Mutation> found) {
    String word = source.python() ? "insert" : "add";
    Token token = source.at(index);
    boolean list = source.python() ? token.is("append") : token.is("add");
    boolean one = !source.text(index + 1, source.closing(index + 1)).contains(",");
    if (list && one) {
      found.accept(source.replace(index, index + 1, "front", word + "(0, ", 0.06));
    }
  }

  private static void lookUp(Source source, int open, Consumer<Mutation> found) {
    int close = source.closing(open);
    String next = source.at(close + 1).text();
    boolean written = next.endsWith("=") && !next.matches("[=!<>]=");
    boolean slice = source.text(open, close).contains(":");
    if (!written && !slice && !DIVIDED.contains(next) && close > open + 1) {
      String key = source.text(open + 1, close - 1);
      found.accept(source.replace(open, close, "default", ".get(" + key + ", 0)", 0.04));
    }
  }
}
