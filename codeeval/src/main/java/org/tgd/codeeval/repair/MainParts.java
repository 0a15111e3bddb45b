package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;

/**
 * The truths that a Java test class collects in one list before it throws (as HumanEval-X does),
 * each as a test class of its own: which of them fail says more about a program than that one does.
 *
 * @param before the text before the list
 * @param list the list's name
 * @param truths the expressions, in order
 * @param after the text behind the list
 */
record MainParts(String before, String list, List<String> truths, String after) {
  private static final Pattern LIST =
      Pattern.compile("List\\s*<\\s*Boolean\\s*>\\s+(\\w+)\\s*=\\s*Arrays\\s*\\.\\s*asList\\s*\\(");
  private static final Pattern CLASS = Pattern.compile("\\bclass\\s+Main\\s*\\{");
  private static final Pattern VECTOR = Pattern.compile("parts \\[([a-z, ]*)\\]");
  private static final List<String> PRIMITIVES =
      List.of("boolean", "char", "int", "long", "float", "double");

  MainParts {
    truths = List.copyOf(truths);
  }

  /** The parts of a problem's public test class; empty if it has none that can be taken apart. */
  static Optional<MainParts> of(Problem problem) {
    return problem.tests() instanceof Tests.JavaMain mains
        ? mains.publicMain().flatMap(main -> of(main, problem.signature().method()))
        : Optional.empty();
  }

  /**
   * The parts of a test class; empty if it has no such list.
   *
   * @param method the method that the test calls
   */
  static Optional<MainParts> of(String main, String method) {
    Matcher head = LIST.matcher(main);
    if (!head.find() || !CLASS.matcher(main).find()) {
      return Optional.empty();
    }
    List<Token> tokens =
        Lexer.tokens(main, Language.JAVA).stream()
            .filter(token -> token.start() >= head.end() && token.kind() != Token.Kind.LINE_END)
            .toList();
    var truths = new ArrayList<String>();
    int first = 0;
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean end = token.is(")") && depth == 0;
      if (end || (token.is(",") && depth == 0)) {
        if (first == i) {
          return Optional.empty();
        }
        String truth = main.substring(tokens.get(first).start(), tokens.get(i - 1).end());
        truths.add(heard(truth, method));
        first = i + 1;
      }
      if (end && tokens.get(i + 1).is(";")) {
        return Optional.of(
            new MainParts(
                declared(main.substring(0, head.start())),
                head.group(1),
                truths,
                main.substring(tokens.get(i + 1).end())));
      } else if (end) {
        return Optional.empty();
      }
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
    }
    return Optional.empty();
  }

  private static boolean opens(Token token) {
    return token.is("(") || token.is("[") || token.is("{");
  }

  private static boolean closes(Token token) {
    return token.is(")") || token.is("]") || token.is("}");
  }

  /** The text with methods in its class that note what they are given, and give it back. */
  private static String declared(String text) {
    var methods = new StringBuilder();
    methods.append(" static final StringBuilder tgd$heard = new StringBuilder();");
    methods.append(" static <T> T tgd$hear(T x) {");
    methods.append(" tgd$heard.append(Arrays.deepToString(new Object[] {x})); return x; }");
    for (String type : PRIMITIVES) {
      methods.append(
          " static %s tgd$hear(%s x) { tgd$heard.append(x).append(' '); return x; }"
              .formatted(type, type));
    }
    Matcher start = CLASS.matcher(text);
    return start.find()
        ? text.substring(0, start.end()) + methods + text.substring(start.end())
        : text;
  }

  /** An expression in which each call of the solution's method is noted. */
  private static String heard(String truth, String method) {
    List<Token> tokens = Lexer.tokens(truth, Language.JAVA);
    var insertions = new TreeMap<Integer, String>();
    for (int i = 2; i + 1 < tokens.size(); i++) {
      boolean call = tokens.get(i).is(method) && tokens.get(i + 1).is("(");
      boolean known = tokens.get(i - 1).is(".") && tokens.get(i - 2).name();
      boolean chained = i > 2 && tokens.get(i - 3).is(".");
      int close = call && known && !chained ? CallTexts.closing(tokens, i + 1) : -1;
      if (close > 0) {
        insertions.put(tokens.get(i - 2).start(), "tgd$hear(");
        insertions.put(tokens.get(close).end(), ")");
      }
    }
    var text = new StringBuilder(truth);
    insertions.descendingMap().forEach(text::insert);
    return text.toString();
  }

  /** A test class of one truth, where an exception of the solution is seen as it is. */
  String only(int which) {
    return main(" %s.add(%s);".formatted(list, truths.get(which)));
  }

  /** A test class of some truths; one that raises an exception is false. */
  String some(List<Integer> which) {
    var adding = new StringBuilder();
    for (int each : which) {
      adding.append(
          " try { %s.add(%s); } catch (RuntimeException | Error tgd$e) { %s.add(false); }"
              .formatted(list, truths.get(each), list));
    }
    return main(adding.toString());
  }

  private String main(String adding) {
    return before
        + "List<Boolean> "
        + list
        + " = new ArrayList<>();"
        + adding
        + " if (%s.contains(false)) { throw new AssertionError(\"parts \" + %s + \" answers \" +"
            .formatted(list, list)
        + " tgd$heard); } "
        + after;
  }

  /** Which truths held, as the message of a test class of {@link #some} says; empty if unsaid. */
  static List<Boolean> held(String message) {
    Matcher vector = VECTOR.matcher(message);
    if (!vector.find()) {
      return List.of();
    }
    return List.of(vector.group(1).split(", ")).stream().map(Boolean::parseBoolean).toList();
  }
}
