package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Set;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Signature;

/**
 * A program seen as tokens.
 *
 * @param code its text
 * @param language its language
 * @param signature what it must offer
 * @param tokens its tokens in order
 */
record Source(String code, Language language, Signature signature, List<Token> tokens) {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "break",
          "case",
          "catch",
          "class",
          "continue",
          "def",
          "del",
          "do",
          "elif",
          "else",
          "except",
          "extends",
          "final",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "instanceof",
          "is",
          "lambda",
          "new",
          "nonlocal",
          "not",
          "or",
          "pass",
          "private",
          "public",
          "raise",
          "return",
          "static",
          "switch",
          "throw",
          "try",
          "void",
          "while",
          "with",
          "yield");

  static Source of(String code, Language language, Signature signature) {
    return new Source(code, language, signature, Lexer.tokens(code, language));
  }

  boolean python() {
    return language == Language.PYTHON;
  }

  /** The token at that place; a line's end outside the program. */
  Token at(int index) {
    return index < 0 || index >= tokens.size()
        ? new Token(Token.Kind.LINE_END, "", code.length(), 0)
        : tokens.get(index);
  }

  static boolean keyword(Token token) {
    return token.name() && KEYWORDS.contains(token.text());
  }

  /** Whether a value ends with the token at that place. */
  boolean endsValue(int index) {
    Token token = at(index);
    return (token.name() && !keyword(token))
        || token.kind() == Token.Kind.NUMBER
        || token.kind() == Token.Kind.TEXT
        || token.is(")")
        || token.is("]");
  }

  /** Whether a value starts with the token at that place. */
  boolean startsValue(int index) {
    Token token = at(index);
    return (token.name() && (!keyword(token) || token.is("not") || token.is("lambda")))
        || token.kind() == Token.Kind.NUMBER
        || token.kind() == Token.Kind.TEXT
        || token.is("(")
        || token.is("[")
        || token.is("-")
        || token.is("~")
        || token.is("{");
  }

  /** Whether the operator at that place stands between two values. */
  boolean binary(int index) {
    return endsValue(index - 1) && startsValue(index + 1);
  }

  /** The place of the bracket that closes the one at that place, or of the last token. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      String text = at(i).text();
      if (text.equals("(") || text.equals("[") || text.equals("{")) {
        depth++;
      } else if ((text.equals(")") || text.equals("]") || text.equals("}")) && --depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  /** A mutation that puts text in the place of a token. */
  Mutation replace(int index, String kind, String text, double prior) {
    Token token = at(index);
    return new Mutation(kind, token.line(), token.start(), token.end(), text, prior);
  }

  /** A mutation that puts text behind a token. */
  Mutation insertBehind(int index, String kind, String text, double prior) {
    Token token = at(index);
    return new Mutation(kind, token.line(), token.end(), token.end(), text, prior);
  }
}
