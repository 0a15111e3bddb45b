package org.tgd.codeeval.repair;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that a program could need and does not have, made from what it does with its
 * variables: what a value is divided by or taken from, taken off it; a first value given again; a
 * key and value put into a map that is looked into; a collection sorted.
 */
final class Updates {
  private static final int MOST_KEYS = 6;
  private static final Map<String, List<String>> CALLS =
      Map.of(
          "ArrayDeque", List.of("push", "addLast"),
          "Deque", List.of("push", "addLast"),
          "Stack", List.of("push"),
          "Queue", List.of("add"),
          "PriorityQueue", List.of("add"),
          "StringBuilder", List.of("append"),
          "Set", List.of("add"),
          "List", List.of("add"));

  private Updates() {}

  /** The statements without semicolon, each with a weight. */
  static Map<String, Double> of(Source source, List<String> known) {
    Map<String, Double> updates = new LinkedHashMap<>();
    combined(source, known, updates);
    first(source, known, updates);
    maps(source, known, updates);
    sorted(source, known, updates);
    return updates;
  }

  /** How something is put into a Java collection of the type with which it is declared. */
  static List<String> calls(Source source, String name) {
    Matcher declared =
        Pattern.compile("\\b([A-Z]\\w*)\\s*(?:<[^;=()]*>)?\\s+" + Pattern.quote(name) + "\\b")
            .matcher(source.code());
    if (!declared.find()) {
      return List.of();
    }
    String type =
        declared.group(1).replaceAll("^(Array|Linked|Hash|Tree|LinkedHash)(List|Set)$", "$2");
    return CALLS.getOrDefault(type, List.of());
  }

  /** {@code n %= v} where {@code n / v} is taken, and the like. */
  private static void combined(Source source, List<String> known, Map<String, Double> updates) {
    for (int i = 0; i < source.tokens().size(); i++) {
      String operator = source.at(i + 1).text();
      int first = i + 2;
      if (!known.contains(source.at(i).text())
          || source.at(i - 1).is(".")
          || !Set.of("/", "//", "%", "-").contains(operator)
          || !source.startsValue(first)) {
        continue;
      }
      int last = source.primaryEnd(first);
      if (last < 0) {
        continue;
      }
      String by = source.text(first, last);
      String name = source.at(i).text();
      List<String> operators =
          operator.equals("-") ? List.of("-=") : List.of(source.python() ? "//=" : "/=", "%=");
      operators.forEach(each -> updates.merge(name + " " + each + " " + by, 0.8, Math::max));
    }
  }

  /** A variable set to its first value again. */
  private static void first(Source source, List<String> known, Map<String, Double> updates) {
    for (String name : known) {
      Matcher set =
          Pattern.compile(
                  "(?m)^\\s*(?:[\\w<>\\[\\], ]+\\s)?"
                      + Pattern.quote(name)
                      + " = ([^=;\\n]{1,20});?$")
              .matcher(source.code());
      if (set.find()
          && set.group(1).matches("-?\\d+|\"\"|''|\\[\\]|[Tt]rue|[Ff]alse|new \\w+<?>?\\(\\)")) {
        updates.merge(name + " = " + set.group(1), 0.4, Math::max);
      }
    }
  }

  private static void maps(Source source, List<String> known, Map<String, Double> updates) {
    for (String map : known) {
      Set<String> keys = keys(source, map);
      boolean filled =
          source.code().contains(map + ".put(")
              || source
                  .code()
                  .matches("(?s).*\\b" + Pattern.quote(map) + "\\[[^\\]]*\\] [-+*/|]?= .*");
      if (keys.isEmpty() || filled) {
        continue;
      }
      Set<String> of = new LinkedHashSet<>(known);
      of.removeIf(name -> name.equals(map));
      of.addAll(elements(source, known));
      for (String key : of.stream().limit(2 * MOST_KEYS).toList()) {
        for (String value : of.stream().limit(MOST_KEYS).toList()) {
          if (!key.equals(value)) {
            updates.merge(
                source.python()
                    ? map + "[" + key + "] = " + value
                    : map + ".put(" + key + ", " + value + ")",
                1.2,
                Math::max);
          }
        }
      }
    }
  }

  /** What is looked up in a map. */
  private static Set<String> keys(Source source, String map) {
    Set<String> keys = new LinkedHashSet<>();
    String name = Pattern.quote(map);
    String form =
        source.python()
            ? "(?m)([^\\s(]+) (?:not )?in " + name + "\\b|\\b" + name + "\\.get\\(([^(),]+)"
            : "\\b" + name + "\\.(?:containsKey|get|getOrDefault)\\(([^,;]+?)[,)]";
    boolean dictionary =
        !source.python() || source.code().matches("(?s).*\\b" + name + " = (\\{\\}|dict\\(\\)).*");
    if (dictionary) {
      Pattern.compile(form).matcher(source.code()).results().forEach(r -> keys.add(r.group()));
    }
    return keys;
  }

  /** Elements that the program reads at a variable. */
  private static Set<String> elements(Source source, List<String> known) {
    Set<String> elements = new LinkedHashSet<>();
    Pattern.compile("\\b(\\w+)(?:\\[(\\w+)\\]|\\.(?:get|charAt)\\((\\w+)\\))")
        .matcher(source.code())
        .results()
        .filter(r -> known.contains(r.group(1)))
        .forEach(r -> elements.add(r.group()));
    return elements;
  }

  private static void sorted(Source source, List<String> known, Map<String, Double> updates) {
    for (String name : Scope.collections(source, known)) {
      if (source.python()) {
        updates.merge(name + ".sort()", 0.3, Math::max);
        updates.merge(name + ".reverse()", 0.15, Math::max);
      } else if (source.code().matches("(?s).*\\[\\]\\s+" + Pattern.quote(name) + "\\b.*")) {
        updates.merge("Arrays.sort(" + name + ")", 0.3, Math::max);
      } else if (source
          .code()
          .matches("(?s).*List(<[^;=]*>)?\\s+" + Pattern.quote(name) + "\\b.*")) {
        updates.merge("Collections.sort(" + name + ")", 0.3, Math::max);
        updates.merge("Collections.reverse(" + name + ")", 0.15, Math::max);
      }
    }
  }
}
