package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value taken for another one that the program uses elsewhere: an indexed variable, a call, a
 * name; and what is assigned to. The more a donor is like the value and the more often it is used,
 * the sooner.
 */
final class ReplaceOperand implements MutationOperator {
  private static final String KIND = "operand";
  private static final int LONGEST = 40;
  private static final int MOST = 14;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    int last = starts(source, index) ? source.primaryEnd(index) : -1;
    if (last < 0 || source.at(last).end() - source.at(index).start() > LONGEST) {
      return;
    }
    String text = source.text(index, last);
    boolean target = assigned(source, index, last);
    Map<String, Integer> donors = donors(source, index);
    donors.entrySet().stream()
        .filter(donor -> !donor.getKey().equals(text))
        .filter(donor -> !target || !donor.getKey().endsWith(")"))
        .filter(donor -> index != last || donor.getKey().matches(".*[\\[(.].*"))
        .map(donor -> Map.entry(donor.getKey(), like(text, donor.getKey(), donor.getValue())))
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MOST)
        .forEach(
            donor ->
                found.accept(
                    source.replace(index, last, KIND, donor.getKey(), 0.08 * donor.getValue())));
  }

  /** A value starts there, and none that a dot or a declaration ties to what is before it. */
  private static boolean starts(Source source, int index) {
    Token before = source.at(index - 1);
    Token token = source.at(index);
    return token.name()
        && !Source.keyword(token)
        && !source.at(index + 1).name()
        && !before.is(".")
        && (!before.name() || Source.keyword(before))
        && !before.is("def")
        && !before.is("class")
        && !before.is("import")
        && !before.is("new")
        && !(before.is(">") && !source.python())
        && !before.is("]");
  }

  private static boolean assigned(Source source, int first, int last) {
    String next = source.at(last + 1).text();
    return source.at(first - 1).kind() == Token.Kind.LINE_END
        && next.endsWith("=")
        && !next.matches("[=!<>]=");
  }

  /** Values of the program and how often each is written, in the order of the text. */
  private static Map<String, Integer> donors(Source source, int index) {
    Map<String, Integer> donors = new LinkedHashMap<>();
    for (int i = 0; i < source.tokens().size(); i++) {
      int last = i != index && starts(source, i) ? source.primaryEnd(i) : -1;
      if (last < 0 || source.at(last).end() - source.at(i).start() > LONGEST) {
        continue;
      }
      boolean type = !source.python() && Character.isUpperCase(source.at(i).text().charAt(0));
      boolean primitive =
          Set.of("int", "double", "boolean", "char", "long").contains(source.at(i).text());
      if (!(type && last == i) && !primitive && last > i) {
        donors.merge(source.text(i, last), 1, Integer::sum);
        int bracket =
            source.at(last).is(")") || source.at(last).is("]") ? source.opening(last) : -1;
        if (bracket > i + 1) {
          donors.merge(source.text(i, bracket - 1), 1, Integer::sum);
        }
      } else if (!(type && last == i) && !primitive) {
        donors.merge(source.text(i, last), 1, Integer::sum);
      }
    }
    indexed(source, index).forEach(donor -> donors.putIfAbsent(donor, 1));
    return donors;
  }

  /** Elements of the known collections at the known counters. */
  private static List<String> indexed(Source source, int index) {
    var indexed = new ArrayList<String>();
    List<String> known = Scope.variables(source, index).stream().limit(6).toList();
    List<String> collections = Scope.collections(source, known);
    for (String collection : collections) {
      for (String counter : known) {
        if (!collections.contains(counter)) {
          boolean get = source.code().contains(collection + ".get(");
          boolean at = source.code().contains(collection + ".charAt(");
          indexed.add(
              get
                  ? collection + ".get(" + counter + ")"
                  : at
                      ? collection + ".charAt(" + counter + ")"
                      : collection + "[" + counter + "]");
        }
      }
    }
    return indexed;
  }

  /** From 0.3 to about 2. */
  private static double like(String text, String donor, int times) {
    Set<String> mine = words(text);
    Set<String> theirs = words(donor);
    long common = mine.stream().filter(theirs::contains).count();
    double overlap = common / (double) Math.max(1, Math.max(mine.size(), theirs.size()));
    boolean shape = shape(text).equals(shape(donor));
    return 0.3 + overlap + (shape ? 0.4 : 0) + 0.1 * Math.min(3, times);
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split("\\W+")).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
  }

  private static String shape(String text) {
    return text.replaceAll("\\w+", "a");
  }
}
