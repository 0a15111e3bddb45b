package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;

/** Cuts a program into tokens; comments and blanks are left out, broken text never fails. */
final class Lexer {
  private static final String NUMBER =
      "(?<number>0[xXbBoO][0-9a-fA-F_]+[lL]?|(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?[lLfFdDj]?)";
  private static final String OPERATORS =
      "(?<operator>>>>=|\\*\\*=|//=|<<=|>>=|->|:=|\\+\\+|--|&&|\\|\\||\\*\\*|//|<<|>>|<=|>=|==|!="
          + "|\\+=|-=|\\*=|/=|%=|&=|\\|=|\\^=|[-+*/%&|^~<>=!?:;,.(){}\\[\\]@\\\\])";
  private static final String NAME = "(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)";
  private static final String PLAIN_TEXT = "\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'";
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?<skip>[ \\t\\r\\f]+|#[^\\n]*|\\\\\\n)|(?<end>\\n)"
              + "|(?<text>[rRbBuUfF]{0,2}(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''|"
              + PLAIN_TEXT
              + "))|"
              + NUMBER
              + "|"
              + NAME
              + "|"
              + OPERATORS);
  private static final Pattern JAVA =
      Pattern.compile(
          "(?<skip>[ \\t\\r\\f]+|//[^\\n]*|/\\*(?s:.*?)\\*/)|(?<end>\\n)|(?<text>\"\"\"(?s:.*?)\"\"\"|"
              + PLAIN_TEXT
              + ")|"
              + NUMBER
              + "|"
              + NAME
              + "|"
              + OPERATORS);

  private Lexer() {}

  static List<Token> tokens(String code, Language language) {
    Matcher matcher = (language == Language.PYTHON ? PYTHON : JAVA).matcher(code);
    var tokens = new ArrayList<Token>();
    int line = 1;
    int at = 0;
    while (at < code.length()) {
      matcher.region(at, code.length());
      if (!matcher.lookingAt()) {
        at++;
        continue;
      }
      String text = matcher.group();
      Token.Kind kind = kind(matcher);
      if (matcher.group("skip") == null) {
        tokens.add(new Token(kind, text, at, line));
      }
      line += (int) text.chars().filter(c -> c == '\n').count();
      at = matcher.end();
    }
    return tokens;
  }

  private static Token.Kind kind(Matcher matcher) {
    if (matcher.group("end") != null) {
      return Token.Kind.LINE_END;
    } else if (matcher.group("text") != null) {
      return Token.Kind.TEXT;
    } else if (matcher.group("number") != null) {
      return Token.Kind.NUMBER;
    }
    return matcher.group("name") != null ? Token.Kind.NAME : Token.Kind.OPERATOR;
  }
}
