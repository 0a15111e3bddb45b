package org.tgd.codeeval.repair;

import java.util.Map;
import java.util.function.Consumer;

/** Names that are easily taken for each other: min and max, any and all, break and continue, … */
final class ChangeWord implements MutationOperator {
  private static final Map<String, String> PAIRS =
      Map.ofEntries(
          Map.entry("min", "max"),
          Map.entry("max", "min"),
          Map.entry("any", "all"),
          Map.entry("all", "any"),
          Map.entry("break", "continue"),
          Map.entry("continue", "break"),
          Map.entry("bisect_left", "bisect_right"),
          Map.entry("bisect_right", "bisect_left"),
          Map.entry("popleft", "pop"),
          Map.entry("pop", "popleft"),
          Map.entry("append", "appendleft"),
          Map.entry("appendleft", "append"),
          Map.entry("lower", "upper"),
          Map.entry("upper", "lower"),
          Map.entry("keys", "values"),
          Map.entry("values", "keys"),
          Map.entry("MAX_VALUE", "MIN_VALUE"),
          Map.entry("MIN_VALUE", "MAX_VALUE"),
          Map.entry("pollFirst", "pollLast"),
          Map.entry("pollLast", "pollFirst"),
          Map.entry("addFirst", "addLast"),
          Map.entry("addLast", "addFirst"));

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    String other = token.name() ? PAIRS.getOrDefault(token.text(), "") : "";
    boolean used = source.at(index + 1).is("(") || source.at(index - 1).is(".");
    if (!other.isEmpty() && (used || Source.keyword(token))) {
      found.accept(source.replace(index, "word", other, 0.5));
    }
  }
}
