package org.tgd.codeeval.repair;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Results that the type of a function makes likely: as the problem gives it, or as declared. */
final class Defaults {
  private Defaults() {}

  static List<String> of(Source source) {
    String known = source.signature().returns().name();
    List<String> values = values(source, known);
    return values.isEmpty() ? declared(source) : values;
  }

  private static List<String> values(Source source, String type) {
    boolean python = source.python();
    return switch (type) {
      case "int", "Integer", "long", "Long" -> List.of("0", "1", "-1");
      case "bool", "boolean", "Boolean" ->
          List.of(python ? "True" : "true", python ? "False" : "false");
      case "float", "double", "Double" -> List.of("0.0");
      case "str", "String" -> List.of("\"\"");
      case "List", "list" -> List.of(python ? "[]" : "new ArrayList<>()");
      default -> List.of();
    };
  }

  private static List<String> declared(Source source) {
    String method = Pattern.quote(source.signature().method());
    String form =
        source.python()
            ? "def " + method + "\\(.*\\)\\s*->\\s*(\\w+)"
            : "(?:^|\\s)(\\w+)(?:<[^()=;]*>)?\\s+" + method + "\\s*\\(";
    Matcher found = Pattern.compile(form).matcher(source.code());
    List<String> values = found.find() ? values(source, found.group(1)) : List.of();
    return values.isEmpty() ? List.of(source.python() ? "None" : "null") : values;
  }
}
