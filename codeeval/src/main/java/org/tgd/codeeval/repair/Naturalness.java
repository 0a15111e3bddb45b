package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tgd.codeeval.problem.Language;

/**
 * How much more usual a change of single tokens makes a line, by {@link TokenContexts}; Java's
 * tokens are taken for Python's of the same meaning.
 *
 * @param code the program
 * @param language its language
 */
record Naturalness(String code, Language language) {
  private static final Set<String> JUDGED =
      Set.of(
          "operator",
          "constant",
          "comparison",
          "bound",
          "index",
          "arguments",
          "word",
          "first value",
          "grouping");
  private static final Set<String> WORDS =
      Set.of(
          ("and as assert break class continue def del elif else except False finally for from "
                  + "global if import in is lambda None nonlocal not or pass raise return True try "
                  + "while with yield len range min max sum abs int str sorted append pop self")
              .split(" "));
  private static final Set<String> NUMBERS = Set.of("0", "1", "2", "3", "10", "26", "100");
  private static final Map<String, String> JAVA =
      Map.of(
          "&&", "and", "||", "or", "!", "not", ";", "EOL", "/", "//", "true", "True", "false",
          "False", "null", "None", "add", "append", "++", "+=");
  private static final double STRENGTH = 0.25;
  private static final double MOST = 6;

  /**
   * The mutation with its prior times {@code exp(0.25 d)}, d the gain in log-likelihood up to 6.
   */
  Mutation weighed(Mutation mutation) {
    if (!JUDGED.contains(mutation.kind())) {
      return mutation;
    }
    double gain = Math.max(-MOST, Math.min(MOST, gain(mutation)));
    return mutation.withPrior(mutation.prior() * Math.exp(STRENGTH * gain));
  }

  private double gain(Mutation mutation) {
    int from = code.lastIndexOf('\n', mutation.start() - 1) + 1;
    int to = code.indexOf('\n', mutation.end());
    String tail = code.substring(mutation.end(), to < 0 ? code.length() : to);
    String head = code.substring(from, mutation.start());
    List<String> before = tokens(head + code.substring(mutation.start(), mutation.end()) + tail);
    List<String> after = tokens(head + mutation.text() + tail);
    int least = Math.min(before.size(), after.size());
    int first = 0;
    while (first < least && before.get(first).equals(after.get(first))) {
      first++;
    }
    int last = 0;
    while (last < least - first
        && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
      last++;
    }
    TokenContexts contexts = TokenContexts.shipped();
    return contexts.logLikelihood(after, first - 1, after.size() - last + 1)
        - contexts.logLikelihood(before, first - 1, before.size() - last + 1);
  }

  private List<String> tokens(String line) {
    var tokens = new ArrayList<String>();
    for (Token token : Lexer.tokens(line, language)) {
      String text =
          language == Language.JAVA ? JAVA.getOrDefault(token.text(), token.text()) : token.text();
      tokens.add(
          switch (token.kind()) {
            case LINE_END -> "EOL";
            case TEXT -> "S";
            case NUMBER -> NUMBERS.contains(text) ? text : "N";
            case NAME -> WORDS.contains(text) ? text : "a";
            case OPERATOR -> text;
          });
    }
    return tokens;
  }
}
