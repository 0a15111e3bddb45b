package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;

/** Names that are easily taken for each other: min and max, any and all, break and continue, … */
final class ChangeWord implements MutationOperator {
  private static final List<List<String>> ALIKE =
      List.of(
          List.of("min", "max"),
          List.of("any", "all"),
          List.of("break", "continue"),
          List.of("bisect_left", "bisect_right"),
          List.of("pop", "popleft"),
          List.of("append", "appendleft", "extend", "add"),
          List.of("lower", "upper", "swapcase"),
          List.of("islower", "isupper", "isalpha", "isdigit"),
          List.of("floor", "ceil", "round"),
          List.of("startswith", "endswith"),
          List.of("lstrip", "rstrip", "strip"),
          List.of("union", "intersection", "difference"),
          List.of("issuperset", "issubset"),
          List.of("keys", "values", "items"),
          List.of("find", "rfind", "index"),
          List.of("MAX_VALUE", "MIN_VALUE"),
          List.of("pollFirst", "pollLast", "poll"),
          List.of("addFirst", "addLast", "add", "addAll"),
          List.of("removeFirst", "removeLast"),
          List.of("isUpperCase", "isLowerCase", "isLetter", "isDigit"),
          List.of("toUpperCase", "toLowerCase"),
          List.of("startsWith", "endsWith"),
          List.of("indexOf", "lastIndexOf"),
          List.of("containsAll", "contains"),
          List.of("anyMatch", "allMatch", "noneMatch"));

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    boolean used =
        source.at(index + 1).is("(") || source.at(index - 1).is(".") || Source.keyword(token);
    if (!token.name() || !used) {
      return;
    }
    for (List<String> group : ALIKE) {
      double prior = 0.5;
      for (String other : group.contains(token.text()) ? group : List.<String>of()) {
        if (!other.equals(token.text())) {
          found.accept(source.replace(index, "word", other, prior));
          prior *= 0.7;
        }
      }
    }
  }
}
