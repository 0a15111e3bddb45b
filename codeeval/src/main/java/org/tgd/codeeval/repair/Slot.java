package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place for a value: an argument, an index, an element, what is assigned, returned, tested or
 * walked through; as operands with operators between them.
 *
 * @param role what the value is for
 * @param operands first and last token of each operand, in order; signs and negations included
 * @param operators the token of the operator behind each operand but the last
 */
record Slot(Role role, List<Operand> operands, List<Integer> operators) {
  private static final Set<String> PREFIXES = Set.of("-", "+", "~", "not", "!", "await");
  private static final Set<String> BINARY =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "//",
          "%",
          "**",
          "<<",
          ">>",
          "&",
          "|",
          "^",
          "&&",
          "||",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "and",
          "or",
          "in",
          "is",
          "instanceof");
  private static final Set<String> ENDS =
      Set.of(")", "]", "}", ",", ":", ";", "for", "if", "else", "?", "->", "=");

  /** What a value is for. */
  enum Role {
    ARGUMENT,
    INDEX,
    ELEMENT,
    GROUP,
    ASSIGNED,
    RETURNED,
    CONDITION,
    ITERATED,
    OTHER
  }

  /** The tokens of an operand, both ends included. */
  record Operand(int first, int last) {}

  int first() {
    return operands.get(0).first();
  }

  int last() {
    return operands.get(operands.size() - 1).last();
  }

  /** Whether the value is one operand without an operator. */
  boolean single() {
    return operands.size() == 1;
  }

  String text(Source source) {
    return source.text(first(), last());
  }

  /** The text, in brackets if it has operators. */
  String grouped(Source source) {
    return single() ? text(source) : "(" + text(source) + ")";
  }

  /** The slot that starts at that token; empty if none does or it is no plain expression. */
  static Optional<Slot> at(Source source, int index) {
    return role(source, index).flatMap(role -> parsed(source, index, role));
  }

  private static Optional<Role> role(Source source, int index) {
    Token before = source.at(index - 1);
    return switch (before.text()) {
      case "(" -> Optional.of(bracket(source, index - 1));
      case "[" -> Optional.of(source.endsValue(index - 2) ? Role.INDEX : Role.ELEMENT);
      case "{" -> source.python() ? Optional.of(Role.ELEMENT) : Optional.empty();
      case "," -> comma(source, index - 1);
      case "=", "+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", "**=", ":=" ->
          Optional.of(Role.ASSIGNED);
      case "return", "yield", "->" ->
          before.is("->") && source.python() ? Optional.empty() : Optional.of(Role.RETURNED);
      case "from" ->
          source.at(index - 2).is("yield") ? Optional.of(Role.RETURNED) : Optional.empty();
      case "if", "elif", "while" ->
          source.python() ? Optional.of(Role.CONDITION) : Optional.empty();
      case "in" -> looped(source, index - 1) ? Optional.of(Role.ITERATED) : Optional.empty();
      case ":" -> colon(source, index - 1);
      case "else", "?" -> Optional.of(Role.OTHER);
      case ";" -> source.python() ? Optional.empty() : Optional.of(Role.CONDITION);
      default -> Optional.empty();
    };
  }

  private static Role bracket(Source source, int open) {
    Token head = source.at(open - 1);
    if (head.is("if") || head.is("while") || head.is("elif")) {
      return Role.CONDITION;
    }
    return source.endsValue(open - 1) ? Role.ARGUMENT : Role.GROUP;
  }

  private static Optional<Role> comma(Source source, int comma) {
    int open = enclosing(source, comma);
    if (open < 0) {
      return source.at(source.lineStart(comma)).is("return")
          ? Optional.of(Role.ELEMENT)
          : Optional.empty();
    }
    Token bracket = source.at(open);
    if (bracket.is("(")) {
      Role role = bracket(source, open);
      return Optional.of(role == Role.GROUP ? Role.ELEMENT : role);
    }
    return bracket.is("[") || source.python()
        ? Optional.of(source.endsValue(open - 1) ? Role.INDEX : Role.ELEMENT)
        : Optional.empty();
  }

  private static Optional<Role> colon(Source source, int colon) {
    int open = enclosing(source, colon);
    if (open < 0) {
      return Optional.empty();
    }
    return switch (source.at(open).text()) {
      case "[" -> Optional.of(Role.INDEX);
      case "{" -> source.python() ? Optional.of(Role.ELEMENT) : Optional.empty();
      default -> source.python() ? Optional.empty() : Optional.of(Role.ITERATED);
    };
  }

  /** The bracket around that token on its logical line; -1 if there is none. */
  static int enclosing(Source source, int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      Token token = source.at(i);
      if (token.kind() == Token.Kind.LINE_END || (token.is(";") && depth == 0)) {
        return -1;
      }
      if (token.is(")") || token.is("]") || token.is("}")) {
        depth++;
      } else if ((token.is("(") || token.is("[") || token.is("{")) && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean looped(Source source, int in) {
    for (int i = in - 1; i >= 0 && source.at(i).kind() != Token.Kind.LINE_END; i--) {
      Token token = source.at(i);
      if (token.is("for")) {
        return true;
      } else if (!token.name() && !token.is(",") && !token.is("(") && !token.is(")")) {
        return false;
      }
    }
    return false;
  }

  private static Optional<Slot> parsed(Source source, int index, Role role) {
    var operands = new ArrayList<Operand>();
    var operators = new ArrayList<Integer>();
    int first = index;
    while (true) {
      int start = first;
      while (PREFIXES.contains(source.at(start).text()) || cast(source, start)) {
        start = cast(source, start) ? source.closing(start) + 1 : start + 1;
      }
      int last = source.primaryEnd(start);
      if (last < 0) {
        return Optional.empty();
      }
      operands.add(new Operand(first, last));
      Token next = source.at(last + 1);
      if (next.kind() == Token.Kind.LINE_END || ENDS.contains(next.text())) {
        return Optional.of(new Slot(role, operands, operators));
      }
      boolean negated = next.is("not") && source.at(last + 2).is("in");
      if (!BINARY.contains(next.text()) && !negated) {
        return Optional.empty();
      }
      operators.add(last + 1);
      first = last + 2;
      if (negated || (next.is("is") && source.at(first).is("not"))) {
        first++;
      }
    }
  }

  /** A Java cast: a type in brackets before a value. */
  private static boolean cast(Source source, int open) {
    if (source.python() || !source.at(open).is("(") || !source.at(open + 1).name()) {
      return false;
    }
    int close = source.closing(open);
    boolean primitive =
        Set.of("int", "long", "double", "char", "float", "short", "byte", "boolean")
            .contains(source.at(open + 1).text());
    boolean type = primitive || Character.isUpperCase(source.at(open + 1).text().charAt(0));
    Token next = source.at(close + 1);
    boolean value =
        (next.name() && !Source.keyword(next))
            || next.kind() == Token.Kind.NUMBER
            || next.kind() == Token.Kind.TEXT
            || next.is("(")
            || next.is("new");
    return type && value && (close == open + 2 || source.at(open + 2).is("<"));
  }
}
