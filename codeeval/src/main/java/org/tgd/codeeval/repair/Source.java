package org.tgd.codeeval.repair;

import java.util.ArrayList;
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
    return new Source(code, language, signature, joined(code, language));
  }

  /**
   * The tokens without ends of lines inside of round and square brackets (Python: all brackets).
   */
  private static List<Token> joined(String code, Language language) {
    String open = language == Language.PYTHON ? "([{" : "([";
    String close = language == Language.PYTHON ? ")]}" : ")]";
    var joined = new ArrayList<Token>();
    int depth = 0;
    for (Token token : Lexer.tokens(code, language)) {
      boolean operator = token.kind() == Token.Kind.OPERATOR;
      depth += operator && open.contains(token.text()) ? 1 : 0;
      depth -= operator && close.contains(token.text()) ? 1 : 0;
      depth = Math.max(0, depth);
      if (token.kind() != Token.Kind.LINE_END || depth == 0) {
        joined.add(token);
      }
    }
    return joined;
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

  /** A mutation that puts text before a token. */
  Mutation insertBefore(int index, String kind, String text, double prior) {
    Token token = at(index);
    return new Mutation(kind, token.line(), token.start(), token.start(), text, prior);
  }

  /** The text from one token to another, both included. */
  String text(int first, int last) {
    return code.substring(at(first).start(), at(last).end());
  }

  /** A mutation that puts text in the place of the tokens from one to another. */
  Mutation replace(int first, int last, String kind, String text, double prior) {
    Token token = at(first);
    return new Mutation(kind, token.line(), token.start(), at(last).end(), text, prior);
  }

  /**
   * The place of the bracket that opens the one which closes at that place; -1 if there is none.
   */
  int opening(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      String text = at(i).text();
      if (text.equals(")") || text.equals("]") || text.equals("}")) {
        depth++;
      } else if ((text.equals("(") || text.equals("[") || text.equals("{")) && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The last token of the value that starts at that place: a name, a literal or brackets, with
   * calls, indices and fields behind it; -1 if none starts there.
   */
  int primaryEnd(int first) {
    Token token = at(first);
    int last = first;
    if (token.is("new") && at(first + 1).name()) {
      last = created(first + 1);
    } else if (token.is("(") || token.is("[") || token.is("{")) {
      last = closing(first);
    } else if (keyword(token)
        || (!token.name()
            && token.kind() != Token.Kind.NUMBER
            && token.kind() != Token.Kind.TEXT)) {
      return -1;
    }
    while (true) {
      Token next = at(last + 1);
      if (next.is(".") && at(last + 2).name()) {
        last += 2;
      } else if (next.is("(") || next.is("[")) {
        last = closing(last + 1);
      } else {
        return last;
      }
    }
  }

  /**
   * The first token of the value that ends at that place, with what its calls, indices and fields
   * belong to; -1 if none ends there.
   */
  int primaryStart(int last) {
    int first = last;
    while (endsValue(first)) {
      boolean closed = at(first).is(")") || at(first).is("]");
      int open = closed ? opening(first) : first;
      if (open < 0) {
        return -1;
      }
      boolean called = closed && endsValue(open - 1) && !keyword(at(open - 1));
      if (called) {
        first = open - 1;
      } else if (at(open - 1).is(".")) {
        first = open - 2;
      } else {
        return open;
      }
    }
    return -1;
  }

  /** The last token of the type's name and its type arguments behind {@code new}. */
  private int created(int name) {
    int last = name;
    if (at(last + 1).is("<")) {
      int depth = 0;
      do {
        last++;
        depth += at(last).is("<") ? 1 : at(last).is(">") ? -1 : at(last).is(">>") ? -2 : 0;
      } while (depth > 0 && last < tokens.size());
    }
    return last;
  }

  /** The place of the first token of the line on which that token stands. */
  int lineStart(int index) {
    int first = index;
    while (first > 0 && at(first - 1).kind() != Token.Kind.LINE_END) {
      first--;
    }
    return first;
  }

  /** The place of the last token of the logical line on which that token stands. */
  int lineEnd(int index) {
    int last = index;
    while (at(last + 1).kind() != Token.Kind.LINE_END) {
      last++;
    }
    return last;
  }

  /** The blanks before the first token of a line. */
  String indent(int index) {
    int start = at(index).start();
    String indent = code.substring(code.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start);
    return indent.isBlank() ? indent : "";
  }
}
