package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that a function knows at a place: those written before it, latest first. */
final class Scope {
  private Scope() {}

  static List<String> variables(Source source, int index) {
    Set<String> found = new LinkedHashSet<>();
    for (int i = index - 1; i >= 0; i--) {
      Token token = source.at(i);
      if (token.is("class")) {
        break;
      }
      if (written(source, i)) {
        found.add(token.text());
      }
    }
    return new ArrayList<>(found);
  }

  private static boolean written(Source source, int i) {
    Token token = source.at(i);
    if (!token.name() || Source.keyword(token) || token.is("self") || source.at(i - 1).is(".")) {
      return false;
    }
    String next = source.at(i + 1).text();
    boolean assigned =
        next.endsWith("=") && !next.matches("[=!<>]=") && !keywordArgument(source, i);
    boolean looped = next.equals("in") || (next.equals(",") && loops(source, i));
    boolean declared =
        source.python()
            ? next.equals(":") && inHead(source, i)
            : (next.equals(",") || next.equals(")") || next.equals(";"))
                && (source.at(i - 1).name() || source.at(i - 1).is("]"))
                && !Source.keyword(source.at(i - 1));
    return assigned || looped || declared;
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
