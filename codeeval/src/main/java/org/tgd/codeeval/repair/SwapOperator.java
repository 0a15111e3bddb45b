package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Comparisons, arithmetic, bit operations, logic and assignments with an operator. */
final class SwapOperator implements MutationOperator {
  private static final Map<String, List<String>> COMPARISONS =
      Map.of(
          "<", List.of("<=", ">", ">=", "!=", "=="),
          "<=", List.of("<", ">=", ">", "==", "!="),
          ">", List.of(">=", "<", "<=", "!=", "=="),
          ">=", List.of(">", "<=", "<", "==", "!="),
          "==", List.of("!=", "<=", ">=", "<", ">"),
          "!=", List.of("==", "<", ">", "<=", ">="));
  private static final Map<String, List<String>> ARITHMETIC =
      Map.ofEntries(
          Map.entry("+", List.of("-", "*", "//", "%")),
          Map.entry("-", List.of("+", "*", "//", "%")),
          Map.entry("*", List.of("+", "//", "-", "**")),
          Map.entry("//", List.of("%", "*", "/")),
          Map.entry("/", List.of("*", "//", "%")),
          Map.entry("%", List.of("//", "*", "+")),
          Map.entry("**", List.of("*", "+")),
          Map.entry("<<", List.of(">>")),
          Map.entry(">>", List.of("<<")),
          Map.entry("&", List.of("|", "^")),
          Map.entry("|", List.of("&", "^")),
          Map.entry("^", List.of("&", "|")),
          Map.entry("&&", List.of("||")),
          Map.entry("||", List.of("&&")));

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    String text = token.text();
    if (token.kind() != Token.Kind.OPERATOR) {
      return;
    }
    if (COMPARISONS.containsKey(text) && source.binary(index) && !generic(source, index)) {
      offer(source, index, "comparison", COMPARISONS.get(text), found);
    } else if (ARITHMETIC.containsKey(text) && source.binary(index)) {
      offer(source, index, "operator", known(source, ARITHMETIC.get(text)), found);
    } else if (text.length() > 1 && text.endsWith("=") && !COMPARISONS.containsKey(text)) {
      assignment(source, index, found);
    } else if (text.equals("++") || text.equals("--")) {
      found.accept(source.replace(index, "operator", text.equals("++") ? "--" : "++", 0.5));
    }
  }

  private static void assignment(Source source, int index, Consumer<Mutation> found) {
    String text = source.at(index).text();
    String operator = text.substring(0, text.length() - 1);
    List<String> others = known(source, ARITHMETIC.getOrDefault(operator, List.of()));
    offer(source, index, "operator", others.stream().map(o -> o + "=").toList(), found);
    if (!text.equals(":=")) {
      found.accept(source.replace(index, "operator", "=", 0.2));
    }
  }

  /** Java has neither {@code //} nor {@code **}. */
  private static List<String> known(Source source, List<String> operators) {
    return source.python()
        ? operators
        : operators.stream()
            .map(o -> o.equals("//") ? "/" : o)
            .filter(o -> !o.equals("**"))
            .distinct()
            .toList();
  }

  private static void offer(
      Source source, int index, String kind, List<String> others, Consumer<Mutation> found) {
    double prior = 1;
    for (String other : others) {
      if (!other.equals(source.at(index).text())) {
        found.accept(source.replace(index, kind, other, prior));
        prior *= 0.6;
      }
    }
  }

  /** Angle brackets of a Java type touch the type's name. */
  private static boolean generic(Source source, int index) {
    Token token = source.at(index);
    Token before = source.at(index - 1);
    boolean touches = before.end() == token.start();
    boolean type = before.name() && Character.isUpperCase(before.text().charAt(0));
    return !source.python()
        && touches
        && (type || (token.is(">") && source.at(index + 1).start() != token.end() + 1));
  }
}
