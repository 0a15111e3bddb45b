package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;

/** A variable that starts from a number but should start from what is given. */
final class ChangeFirst implements MutationOperator {
  private static final int MOST = 4;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    boolean number = token.kind() == Token.Kind.NUMBER || token.is("None") || token.is("null");
    boolean whole =
        source.at(index + 1).kind() == Token.Kind.LINE_END || source.at(index + 1).is(";");
    if (!number || !whole || !source.at(index - 1).is("=")) {
      return;
    }
    List<String> known = Scope.variables(source, index);
    List<String> collections = Scope.collections(source, known);
    for (String name : collections.stream().limit(MOST).toList()) {
      for (String form : forms(source, name)) {
        found.accept(source.replace(index, "first value", form, 0.06));
      }
    }
    known.stream()
        .filter(name -> !collections.contains(name) && !name.equals(source.at(index - 2).text()))
        .limit(MOST)
        .forEach(name -> found.accept(source.replace(index, "first value", name, 0.05)));
  }

  private static List<String> forms(Source source, String name) {
    if (source.python()) {
      return List.of(name + "[0]", name + "[-1]", "len(" + name + ")", "len(" + name + ") - 1");
    }
    return source.code().contains(name + "[")
        ? List.of(name + "[0]", name + ".length", name + ".length - 1")
        : List.of(name + ".get(0)", name + ".size()", name + ".length()", name + ".size() - 1");
  }
}
