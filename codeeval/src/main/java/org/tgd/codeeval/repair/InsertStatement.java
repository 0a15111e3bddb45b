package org.tgd.codeeval.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A statement that is missing before or behind another one: one that the program has elsewhere,
 * with another variable, one variable set to another, one counted up or down, something added to a
 * collection.
 */
final class InsertStatement implements MutationOperator {
  private static final String KIND = "missing statement";
  private static final int VARIABLES = 6;
  private static final Set<String> FRAMES =
      Set.of("return", "pass", "break", "continue", "raise", "throw", "yield");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!Statements.starts(source, index)) {
      return;
    }
    String indent = source.indent(index);
    int end = source.lineEnd(index);
    boolean simple = Statements.simple(source, index) && !FRAMES.contains(source.at(index).text());
    Token token = source.at(index);
    for (Map.Entry<String, Double> statement : statements(source, index).entrySet()) {
      String text = statement.getKey() + (source.python() ? "" : ";");
      double prior = 0.08 * statement.getValue();
      if (simple) {
        found.accept(source.insertBehind(end, KIND, "\n" + indent + text, prior));
      }
      Statements.blockEnd(source, index)
          .ifPresent(
              last ->
                  found.accept(
                      new Mutation(
                          KIND,
                          token.line(),
                          source.at(last).end(),
                          source.at(last).end(),
                          "\n" + indent + text,
                          prior)));
      if (Statements.first(source, index)) {
        found.accept(
            new Mutation(
                KIND, token.line(), token.start(), token.start(), text + "\n" + indent, prior));
      }
    }
  }

  private static Map<String, Double> statements(Source source, int index) {
    Map<String, Double> statements = new LinkedHashMap<>();
    List<String> known =
        Scope.variables(source, source.lineEnd(index) + 1).stream().limit(VARIABLES).toList();
    List<String> collections = Scope.collections(source, known);
    CopiedStatements.of(source, index, known)
        .forEach((text, weight) -> offer(statements, text, weight));
    Updates.of(source, known).forEach((text, weight) -> offer(statements, text, weight));
    for (String receiver : collections) {
      for (String call : calls(source, receiver)) {
        for (String name : known) {
          if (!name.equals(receiver)) {
            offer(
                statements,
                receiver + "." + call + "(" + name + ")",
                filled(source, receiver) || !local(source, receiver) ? 0.5 : 1.5);
          }
        }
      }
    }
    for (String name : known) {
      assignments(source, name, known, collections, statements);
    }
    return statements;
  }

  private static void offer(Map<String, Double> statements, String text, double weight) {
    statements.merge(text, weight, Math::max);
  }

  /** Whether something is put into a collection anywhere. */
  private static boolean filled(Source source, String name) {
    return source
        .code()
        .matches(
            "(?s).*\\b"
                + name
                + "(\\.(append|add|push|extend|update|insert|put)\\w*\\(|\\[.*?\\]\\s*=[^=]).*");
  }

  private static boolean local(Source source, String name) {
    return set(source, name) == 1;
  }

  /** How often a variable is set. */
  private static long set(Source source, String name) {
    return Pattern.compile("\\b" + name + "\\s*(//|[-+*/%])?=(?!=)")
        .matcher(source.code())
        .results()
        .count();
  }

  private static void assignments(
      Source source,
      String name,
      List<String> known,
      List<String> collections,
      Map<String, Double> statements) {
    long times = set(source, name);
    double once = times == 1 ? 1.2 : 0.4;
    if (!collections.contains(name)) {
      offer(statements, name + " += 1", once / 2);
      offer(statements, name + " -= 1", once / 2);
    }
    boolean set = times > 0;
    for (String other : known) {
      if (!other.equals(name) && set && collections.contains(name) == collections.contains(other)) {
        offer(statements, name + " = " + other, once);
      }
    }
  }

  /** How the program adds to collections; and to a Python list or set as such. */
  private static Set<String> calls(Source source, String receiver) {
    Set<String> calls = new java.util.TreeSet<>();
    for (String call : List.of("append", "add", "push", "addLast", "extend")) {
      if (source.code().contains("." + call + "(")) {
        calls.add(call);
      }
    }
    if (!source.python()) {
      calls.addAll(Updates.calls(source, receiver));
    }
    if (source.python() && source.code().matches("(?s).*\\b" + receiver + " = set\\(.*")) {
      calls.add("add");
    } else if (source.python() && source.code().matches("(?s).*\\b" + receiver + " = \\[.*")) {
      calls.add("append");
    }
    return calls;
  }
}
