package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;
import org.tgd.codeeval.problem.Parameter;

/** A base case at the head of the method: an empty or small argument answered at once. */
final class AddBaseCase implements MutationOperator {
  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index).is(source.signature().method()) || !source.at(index + 1).is("(")) {
      return;
    }
    int body = source.closing(index + 1);
    String opener = source.python() ? ":" : "{";
    while (body < source.tokens().size() && !source.at(body).is(opener)) {
      body++;
    }
    boolean declared =
        source.python() ? source.at(index - 1).is("def") : source.at(index - 1).name();
    if (!declared || source.at(body + 1).kind() != Token.Kind.LINE_END) {
      return;
    }
    String indent = indent(source, body + 2);
    for (Parameter parameter : source.signature().parameters()) {
      for (String test : tests(source, parameter)) {
        for (String value : defaults(source)) {
          String text =
              source.python()
                  ? "\n" + indent + "if " + test + ":\n" + indent + "    return " + value
                  : "\n"
                      + indent
                      + "if ("
                      + test
                      + ") {\n"
                      + indent
                      + "    return "
                      + value
                      + ";\n"
                      + indent
                      + "}";
          found.accept(source.insertBehind(body, "base case", text, 0.12));
        }
      }
    }
  }

  private static String indent(Source source, int index) {
    int start = source.at(index).start();
    int lineStart = source.code().lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    return " ".repeat(Math.max(0, start - lineStart));
  }

  private static List<String> tests(Source source, Parameter parameter) {
    String name = parameter.name();
    return switch (parameter.type().name()) {
      case "List" -> List.of(source.python() ? "not " + name : name + ".length == 0");
      case "str" -> List.of(source.python() ? "not " + name : name + ".isEmpty()");
      case "int" -> List.of(name + " == 0", name + " == 1");
      case "TreeNode", "ListNode", "Optional" ->
          List.of(source.python() ? "not " + name : name + " == null");
      default -> List.of();
    };
  }

  /** Results that the type of the function makes likely. */
  static List<String> defaults(Source source) {
    return Defaults.of(source);
  }
}
