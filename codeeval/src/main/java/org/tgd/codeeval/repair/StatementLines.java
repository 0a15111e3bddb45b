package org.tgd.codeeval.repair;

import java.util.Map;
import java.util.TreeMap;

/** On which line the statement begins that a line belongs to. */
final class StatementLines {
  private StatementLines() {}

  /** The first line of its statement for each line that holds a token. */
  static Map<Integer, Integer> of(Source source) {
    Map<Integer, Integer> first = new TreeMap<>();
    int begin = 0;
    for (int i = 0; i < source.tokens().size(); i++) {
      Token token = source.at(i);
      if (token.kind() == Token.Kind.LINE_END) {
        begin = source.python() ? 0 : begin;
        continue;
      }
      begin = begin == 0 ? token.line() : begin;
      first.putIfAbsent(token.line(), begin);
      boolean ends = token.is(";") || token.is("{") || token.is("}");
      if (!source.python() && ends) {
        begin = 0;
      }
    }
    return first;
  }
}
