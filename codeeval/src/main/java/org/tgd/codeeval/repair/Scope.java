package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables that a function knows at a place: those written before it in the same top-level
 * function, latest first, its parameters, and those of a comprehension around the place.
 */
final class Scope {
  private static final Set<String> COLLECTION_CALLS =
      Set.of(
          "append",
          "appendleft",
          "pop",
          "popleft",
          "add",
          "extend",
          "insert",
          "remove",
          "update",
          "get",
          "size",
          "isEmpty",
          "length",
          "put",
          "push",
          "peek",
          "poll",
          "addLast",
          "addFirst",
          "removeFirst",
          "removeLast",
          "contains",
          "keys",
          "values",
          "items",
          "charAt",
          "split");

  private Scope() {}

  static List<String> variables(Source source, int index) {
    Set<String> found = new LinkedHashSet<>(comprehension(source, index));
    for (int i = index - 1; i >= 0; i--) {
      Token token = source.at(i);
      if (token.is("class")
          || (token.is("def") && source.indent(i).isEmpty() && first(source, i))) {
        parameters(source, i, found);
        break;
      }
      if (written(source, i)) {
        found.add(token.text());
      }
    }
    return new ArrayList<>(found);
  }

  /** Of the variables those that are used as lists, texts, queues, sets or maps. */
  static List<String> collections(Source source, List<String> variables) {
    Set<String> used = new LinkedHashSet<>();
    for (int i = 0; i < source.tokens().size(); i++) {
      Token next = source.at(i + 1);
      boolean indexed = next.is("[") && next.start() == source.at(i).end();
      boolean called = next.is(".") && COLLECTION_CALLS.contains(source.at(i + 2).text());
      boolean measured = source.at(i - 1).is("(") && source.at(i - 2).is("len");
      boolean walked = source.at(i - 1).is("in") || source.at(i - 1).is(":");
      if (source.at(i).name() && (indexed || called || measured || walked)) {
        used.add(source.at(i).text());
      }
    }
    return variables.stream().filter(used::contains).toList();
  }

  private static boolean first(Source source, int i) {
    return source.at(i - 1).kind() == Token.Kind.LINE_END;
  }

  private static Set<String> comprehension(Source source, int index) {
    Set<String> found = new LinkedHashSet<>();
    for (int i = index; source.at(i).kind() != Token.Kind.LINE_END; i++) {
      for (int j = i + 1;
          source.at(i).is("for") && i > index && (source.at(j).name() || source.at(j).is(","));
          j++) {
        if (source.at(j).is("in")) {
          break;
        } else if (source.at(j).name()) {
          found.add(source.at(j).text());
        }
      }
    }
    return found;
  }

  private static void parameters(Source source, int def, Set<String> found) {
    for (int i = source.closing(def + 2); i > def + 2 && source.at(def).is("def"); i--) {
      if (parameter(source, i)) {
        found.add(source.at(i).text());
      }
    }
  }

  /** Whether a parameter of a Python function stands there, with a type or without. */
  private static boolean parameter(Source source, int i) {
    String before = source.at(i - 1).text();
    return named(source, i)
        && (before.equals("(") || before.equals(",") || before.equals("*") || before.equals("**"))
        && inHead(source, i)
        && opener(source, i);
  }

  /** Whether the bracket around a token is that of a function's head, not one inside of a type. */
  private static boolean opener(Source source, int i) {
    int open = Slot.enclosing(source, i);
    return open >= 2 && source.at(open).is("(") && source.at(open - 2).is("def");
  }

  private static boolean named(Source source, int i) {
    Token token = source.at(i);
    return token.name() && !Source.keyword(token) && !token.is("self") && !source.at(i - 1).is(".");
  }

  private static boolean written(Source source, int i) {
    if (!named(source, i)) {
      return false;
    }
    String next = source.at(i + 1).text();
    boolean assigned =
        next.endsWith("=") && !next.matches("[=!<>]=") && !keywordArgument(source, i);
    boolean looped =
        (next.equals("in") && loopTarget(source, i)) || (next.equals(",") && loops(source, i));
    boolean declared = source.python() ? parameter(source, i) : javaDeclared(source, i, next);
    return assigned || looped || declared;
  }

  private static boolean javaDeclared(Source source, int i, String next) {
    return Set.of(",", ")", ";", ":", "->").contains(next)
        && (source.at(i - 1).name()
            || source.at(i - 1).is("]")
            || source.at(i - 1).is(">")
            || next.equals("->"))
        && !Source.keyword(source.at(i - 1));
  }

  /** Whether the name before an {@code in} is what a loop counts, not what a test looks for. */
  private static boolean loopTarget(Source source, int i) {
    for (int j = i - 1; j >= 0 && source.at(j).kind() != Token.Kind.LINE_END; j--) {
      if (source.at(j).is("for")) {
        return true;
      } else if (!source.at(j).name() && !source.at(j).is(",") && !source.at(j).is("(")) {
        return false;
      }
    }
    return false;
  }

  private static boolean keywordArgument(Source source, int i) {
    return source.at(i + 1).is("=")
        && (source.at(i - 1).is("(") || source.at(i - 1).is(","))
        && source.at(i + 1).start() == source.at(i).end();
  }

  private static boolean loops(Source source, int i) {
    for (int j = i; source.at(j).kind() != Token.Kind.LINE_END; j++) {
      if (source.at(j).is("in") || source.at(j).is("=")) {
        return true;
      } else if (source.at(j).is("(") || source.at(j).is("[")) {
        return false;
      }
    }
    return false;
  }

  private static boolean inHead(Source source, int i) {
    for (int j = i; j >= 0 && source.at(j).kind() != Token.Kind.LINE_END; j--) {
      if (source.at(j).is("def")) {
        return true;
      }
    }
    return false;
  }
}
