package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tgd.codeeval.problem.Type;

/** A missing result ({@code return None}, a bare {@code return}) filled in from what is known. */
final class ChangeResult implements MutationOperator {
  private static final int MOST = 8;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index).is("return")) {
      return;
    }
    Token next = source.at(index + 1);
    boolean none = next.is("None") || next.is("null");
    boolean bare = next.kind() == Token.Kind.LINE_END || (source.python() && next.is(";"));
    if (!none && !bare) {
      return;
    }
    double prior = 1;
    for (String value : values(source, index)) {
      found.accept(
          none
              ? source.replace(index + 1, "result", value, prior)
              : source.insertBehind(index, "result", " " + value, prior));
      prior *= 0.95;
    }
  }

  private static List<String> values(Source source, int index) {
    List<String> names = Scope.variables(source, index).stream().limit(MOST).toList();
    var values = new ArrayList<String>();
    Type type = source.signature().returns().required();
    values.addAll(names);
    if (source.python()) {
      values.addAll(constants(type));
      for (String name : names) {
        values.addAll(derived(type, name));
      }
      pairs(type, names, values);
    } else {
      values.addAll(AddBaseCase.defaults(source));
    }
    return values.stream().distinct().limit(150).toList();
  }

  private static List<String> constants(Type type) {
    return switch (type.name()) {
      case "int" -> List.of("0", "1", "-1");
      case "bool" -> List.of("True", "False");
      case "float" -> List.of("0.0");
      case "str" -> List.of("''");
      case "List" -> List.of("[]", "[-1, -1]");
      default -> List.of("0", "1", "True", "False");
    };
  }

  private static List<String> derived(Type type, String name) {
    return switch (type.name()) {
      case "int" ->
          List.of(
                  "len(%s)",
                  "%s[-1]",
                  "%s[0]",
                  "max(%s)",
                  "sum(%s)",
                  "min(%s)",
                  "-%s",
                  "%s % mod",
                  "%s[-1][-1]",
                  "%s[0][0]",
                  "%s + 1",
                  "%s - 1",
                  "%s * (%s - 1) // 2",
                  "%s * (%s + 1) // 2",
                  "%s // 2",
                  "2 * %s",
                  "max(%s) - min(%s)",
                  "sum(%s) % mod")
              .stream()
              .map(form -> form.replace("%s", name))
              .toList();
      case "str" ->
          List.of(
                  "''.join(%s)",
                  "%s[::-1]",
                  "str(%s)",
                  "chr(ord('a') + %s)",
                  "chr(ord('a') + %s % 26)",
                  "''.join(map(str, %s))")
              .stream()
              .map(form -> form.replace("%s", name))
              .toList();
      case "bool" -> List.of("not " + name, "bool(" + name + ")", "all(" + name + ")");
      case "List" -> List.of("[" + name + "]", "list(" + name + ")", "sorted(" + name + ")");
      default -> List.of();
    };
  }

  private static void pairs(Type type, List<String> names, List<String> values) {
    for (String first : names) {
      for (String second : names) {
        if (first.equals(second)) {
          continue;
        }
        switch (type.name()) {
          case "int" -> {
            values.add(first + " - " + second);
            values.add(first + " + " + second);
            values.add(first + " * " + second);
          }
          case "bool" -> {
            values.add(first + " == " + second);
            values.add(first + " <= " + second);
          }
          case "List" -> values.add("[" + first + ", " + second + "]");
          case "str" -> {
            values.add(first + " + " + second);
            values.add("str(" + first + ") + str(" + second + ")");
          }
          default -> values.add(first + " + " + second);
        }
      }
    }
  }
}
