package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.problem.Language;

/** Calls of the solution in tests that are code, and the same calls with other literals. */
final class CallTexts {
  private static final int LONGEST = 400;
  private static final Map<String, String> TRUTHS =
      Map.of("True", "False", "False", "True", "true", "false", "false", "true");

  private CallTexts() {}

  /** The calls {@code name(…)} of a test whose arguments are literals. */
  static List<String> calls(String test, String name, Language language) {
    List<Token> tokens =
        Lexer.tokens(test, language).stream()
            .filter(token -> token.kind() != Token.Kind.LINE_END)
            .toList();
    var calls = new ArrayList<String>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is(name) && tokens.get(i + 1).is("(")) {
        int close = closing(tokens, i + 1);
        boolean receiver = i > 1 && tokens.get(i - 1).is(".");
        int first = receiver ? i - 2 : i;
        if (close > i + 2 && literal(tokens.subList(i + 2, close))) {
          String call = test.substring(tokens.get(first).start(), tokens.get(close).end());
          if (call.length() <= LONGEST) {
            calls.add(call);
          }
        }
      }
    }
    return calls;
  }

  /** The place of the bracket that closes the one at that place; -1 if none does. */
  static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      String text = tokens.get(i).text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Whether nothing but literals, and what makes lists and maps of them, stands there. */
  private static boolean literal(List<Token> tokens) {
    Set<String> words =
        Set.of(
            "True",
            "False",
            "None",
            "true",
            "false",
            "null",
            "new",
            "Arrays",
            "asList",
            "List",
            "of",
            "int",
            "double",
            "String",
            "ArrayList",
            "Map",
            "HashMap",
            "long");
    return tokens.stream().allMatch(token -> !token.name() || words.contains(token.text()));
  }

  /** Up to {@code count} calls that differ from a given one in a literal or an element. */
  static Set<String> others(
      List<String> calls, Language language, int count, RandomGenerator random) {
    Set<String> others = new LinkedHashSet<>();
    for (int attempt = 0;
        attempt < 8 * count && others.size() < count && !calls.isEmpty();
        attempt++) {
      String call = calls.get(attempt % calls.size());
      for (int change = random.nextInt(2); change >= 0; change--) {
        call = changed(call, language, random).orElse(call);
      }
      if (!calls.contains(call)) {
        others.add(call);
      }
    }
    return others;
  }

  private static Optional<String> changed(String call, Language language, RandomGenerator random) {
    List<Token> tokens = Lexer.tokens(call, language);
    var places = new ArrayList<Integer>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean truth = token.text().matches("[Tt]rue|[Ff]alse");
      if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.TEXT || truth) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return Optional.empty();
    }
    int place = places.get(random.nextInt(places.size()));
    Token token = tokens.get(place);
    boolean element = place + 1 < tokens.size() && tokens.get(place + 1).is(",");
    boolean list = place > 0 && element(tokens, place);
    if (element && list && random.nextInt(3) == 0) {
      int end = tokens.get(place + 1).end();
      String twice = random.nextBoolean() ? token.text() + ", " + token.text() + "," : "";
      return Optional.of(call.substring(0, token.start()) + twice + call.substring(end));
    }
    return Optional.of(
        call.substring(0, token.start())
            + literal(token.text(), language, random)
            + call.substring(token.end()));
  }

  /** Whether the literal stands in a list, not directly among the arguments. */
  private static boolean element(List<Token> tokens, int place) {
    int depth = 0;
    for (int i = place - 1; i >= 0; i--) {
      String text = tokens.get(i).text();
      if (")]}".contains(text)) {
        depth++;
      } else if ("([{".contains(text) && depth-- == 0) {
        return text.equals("[") || (i > 0 && tokens.get(i - 1).text().matches("asList|of"));
      }
    }
    return false;
  }

  private static String literal(String text, Language language, RandomGenerator random) {
    String other = TRUTHS.getOrDefault(text, "");
    if (!other.isEmpty()) {
      return other;
    }
    if (Character.isDigit(text.charAt(0))) {
      return number(text, random);
    }
    char quote = text.charAt(text.length() - 1);
    int open = text.indexOf(quote);
    String inside = text.substring(open + 1, text.length() - 1);
    if (inside.isEmpty() || inside.contains("\\") || (quote == '\'' && language == Language.JAVA)) {
      return text;
    }
    int at = random.nextInt(inside.length());
    char drawn = inside.charAt(random.nextInt(inside.length()));
    String next =
        switch (random.nextInt(4)) {
          case 0 -> inside.substring(0, at) + drawn + inside.substring(at + 1);
          case 1 -> inside.substring(0, at) + drawn + inside.substring(at);
          case 2 -> inside.substring(0, at) + inside.substring(at + 1);
          default ->
              inside.substring(0, at) + swapped(inside.charAt(at)) + inside.substring(at + 1);
        };
    return text.substring(0, open + 1) + next + quote;
  }

  private static char swapped(char letter) {
    return Character.isUpperCase(letter)
        ? Character.toLowerCase(letter)
        : Character.toUpperCase(letter);
  }

  private static String number(String text, RandomGenerator random) {
    if (!text.matches("\\d{1,9}")) {
      return text.matches("\\d{1,6}\\.\\d+") ? "1" + text : text;
    }
    long value = Long.parseLong(text);
    return String.valueOf(
        switch (random.nextInt(4)) {
          case 0 -> value + 1;
          case 1 -> Math.max(0, value - 1);
          case 2 -> value + 2 + random.nextInt(5);
          default -> random.nextLong(2 * value + 3);
        });
  }
}
