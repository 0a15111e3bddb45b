package org.tgd.codeeval.repair;

import java.util.Set;
import java.util.function.Consumer;

/** Conditions turned round or left out, {@code and} for {@code or}, {@code not} left out. */
final class ChangeCondition implements MutationOperator {
  private static final String KIND = "condition";
  private static final Set<String> HEADS = Set.of("if", "elif", "while");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (token.name() && HEADS.contains(token.text())) {
      head(source, index, found);
    } else if (token.is("and") || token.is("or")) {
      found.accept(source.replace(index, KIND, token.is("and") ? "or" : "and", 0.8));
    } else if (token.is("not")) {
      boolean membership = source.endsValue(index - 1) || source.at(index + 1).is("in");
      int end = membership ? source.at(index + 1).start() : token.end();
      found.accept(new Mutation(KIND, token.line(), token.start(), end, "", 0.7));
    } else if (token.is("in") && source.endsValue(index - 1) && inCondition(source, index)) {
      found.accept(source.replace(index, KIND, "not in", 0.6));
    } else if (token.is("!")) {
      found.accept(source.replace(index, KIND, "", 0.7));
    } else if (token.is("is")) {
      boolean not = source.at(index + 1).is("not");
      found.accept(
          not
              ? source.replace(index + 1, KIND, "", 0.6)
              : source.replace(index, KIND, "is not", 0.6));
    }
  }

  private static boolean inCondition(Source source, int index) {
    for (int i = index; i >= 0 && source.at(i).kind() != Token.Kind.LINE_END; i--) {
      if (source.at(i).is("for")) {
        return false;
      } else if (HEADS.contains(source.at(i).text()) || source.at(i).is("return")) {
        return true;
      }
    }
    return false;
  }

  private static void head(Source source, int index, Consumer<Mutation> found) {
    int first = index + 1;
    int last = source.python() ? colon(source, first) - 1 : source.closing(first) - 1;
    if (!source.python()) {
      first++;
    }
    if (last < first || source.at(last).line() != source.at(index).line()) {
      return;
    }
    int start = source.at(first).start();
    int end = source.at(last).end();
    int line = source.at(index).line();
    String condition = source.code().substring(start, end);
    String not = source.python() ? "not (" : "!(";
    found.accept(new Mutation(KIND, line, start, end, not + condition + ")", 0.5));
    found.accept(
        new Mutation(KIND, line, start, end, source.python() ? "False" : "false && true", 0.15));
  }

  private static int colon(Source source, int from) {
    int depth = 0;
    for (int i = from; source.at(i).kind() != Token.Kind.LINE_END; i++) {
      String text = source.at(i).text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      boolean ends = text.equals(":") || text.equals("else") || depth < 0;
      if (ends && depth <= 0) {
        return i;
      }
    }
    return from;
  }
}
