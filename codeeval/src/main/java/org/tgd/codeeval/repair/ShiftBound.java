package org.tgd.codeeval.repair;

import java.util.Set;
import java.util.function.Consumer;

/** An index, an argument or one side of a comparison, one up or down. */
final class ShiftBound implements MutationOperator {
  private static final Set<String> BEFORE =
      Set.of("(", "[", ",", ":", "<", "<=", ">", ">=", "==", "=", "return");
  private static final Set<String> BEHIND = Set.of(")", "]", ",", ":", ";", "<", "<=", ">", ">=");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    boolean variable = token.name() && !Source.keyword(token) && startsLow(token);
    boolean ends =
        BEHIND.contains(source.at(index + 1).text())
            || source.at(index + 1).kind() == Token.Kind.LINE_END;
    boolean argument = BEFORE.contains(source.at(index - 1).text()) && !declared(source, index);
    boolean closes =
        token.is(")")
            && ends
            && index > 2
            && source.at(index).line() == source.at(index - 1).line();
    if (ends && ((variable && argument) || closes)) {
      found.accept(source.insertBehind(index, "bound", " - 1", closes ? 0.15 : 0.3));
      found.accept(source.insertBehind(index, "bound", " + 1", closes ? 0.15 : 0.3));
    }
  }

  private static boolean startsLow(Token token) {
    char first = token.text().charAt(0);
    return Character.isLowerCase(first)
        && !token.is("self")
        && !token.is("int")
        && !token.is("str")
        && !token.is("float")
        && !token.is("bool");
  }

  private static boolean declared(Source source, int index) {
    for (int i = index; i >= 0 && source.at(i).kind() != Token.Kind.LINE_END; i--) {
      if (source.at(i).is("def") || source.at(i).is("lambda") || source.at(i).is("import")) {
        return true;
      }
    }
    return false;
  }
}
