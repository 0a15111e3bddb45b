package org.tgd.codeeval.repair;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A text literal taken for another one: of the program, empty, a blank, with the other case added,
 * the other bracket, shortened; and a text that is missing between two that are joined.
 */
final class ChangeText implements MutationOperator {
  private static final String KIND = "text";
  private static final int MOST = 12;
  private static final String BRACKETS = "()[]{}<>";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (token.kind() == Token.Kind.TEXT && !token.text().contains("\n")) {
      literal(source, index, found);
    } else if (token.is("+") && source.binary(index) && joins(source, index)) {
      String quote = source.python() ? "'" : "\"";
      for (String between : marks(source)) {
        found.accept(source.insertBehind(index, KIND, " " + quote + between + quote + " +", 0.12));
      }
    }
  }

  private static void literal(Source source, int index, Consumer<Mutation> found) {
    String text = source.at(index).text();
    int open = Math.max(text.indexOf('\''), 0);
    open = text.startsWith("\"") || text.indexOf('"') == 1 ? text.indexOf('"') : open;
    String quote = text.substring(0, open + 1);
    String end = text.substring(text.length() - 1);
    String inside = text.substring(open + 1, text.length() - 1);
    boolean character = !source.python() && end.equals("'");
    Set<String> others = new LinkedHashSet<>();
    if (inside.length() == 1 && BRACKETS.contains(inside)) {
      others.add(String.valueOf(BRACKETS.charAt(BRACKETS.indexOf(inside) ^ 1)));
      BRACKETS.chars().mapToObj(c -> String.valueOf((char) c)).limit(6).forEach(others::add);
    }
    others.add(inside.equals(" ") ? "" : " ");
    others.add(inside.isEmpty() ? " " : "");
    if (inside.matches("[a-z]{2,}")) {
      others.add(inside + inside.toUpperCase(Locale.ROOT));
      others.add(inside.toUpperCase(Locale.ROOT));
    } else if (inside.matches("[A-Z]{2,}")) {
      others.add(inside + inside.toLowerCase(Locale.ROOT));
    }
    for (Token token : source.tokens()) {
      String other = token.text();
      boolean alike = token.kind() == Token.Kind.TEXT && other.endsWith(end) && other.length() > 1;
      if (alike && other.startsWith(quote) && !other.contains("\n") && !other.equals(text)) {
        others.add(other.substring(open + 1, other.length() - 1));
      }
    }
    for (int cut = 1; cut <= 3 && cut < inside.length(); cut++) {
      others.add(inside.substring(0, inside.length() - cut));
    }
    double prior = 0.3;
    for (String other : others.stream().limit(MOST).toList()) {
      if (!other.equals(inside) && !(character && other.length() != 1)) {
        found.accept(source.replace(index, KIND, quote + other + end, prior));
        prior *= 0.85;
      }
    }
  }

  /** Whether one side of a sum is known to be a text. */
  private static boolean joins(Source source, int plus) {
    int first = source.lineStart(plus);
    String line = source.text(first, source.lineEnd(plus));
    return source.signature().returns().is("str")
        || line.contains("'")
        || line.contains("\"")
        || source.code().contains("str")
        || source.code().contains("String");
  }

  /** Marks that stand in the comment that tells what the program is for; else the usual ones. */
  private static Set<String> marks(Source source) {
    Set<String> marks = new LinkedHashSet<>();
    for (String mark : new String[] {" ", ".", ",", "-", "_", ":", "/"}) {
      if (source.code().contains("\"" + mark + "\"")
          || source.code().contains("'" + mark + "'")
          || (!mark.equals(" ")
              && source
                  .code()
                  .matches("(?s).*\\w" + java.util.regex.Pattern.quote(mark) + "\\w.*"))) {
        marks.add(mark);
      }
    }
    marks.add(" ");
    return marks;
  }
}
