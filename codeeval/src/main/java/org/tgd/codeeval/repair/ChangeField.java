package org.tgd.codeeval.repair;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field or method taken for another one of the program, also of the part that is locked. */
final class ChangeField implements MutationOperator {
  private static final Pattern PYTHON =
      Pattern.compile("self\\.(\\w+)\\s*=|\\.(\\w+)|def (\\w+)\\(self");
  private static final Pattern JAVA =
      Pattern.compile(
          "\\.(\\w+)|(?:public|private|protected)[\\w<>\\[\\], ]*?\\b(\\w+)\\s*[(;=]()");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index).is(".") || !source.at(index + 1).name()) {
      return;
    }
    Token field = source.at(index + 1);
    boolean called = source.at(index + 2).is("(");
    names(source).stream()
        .filter(name -> !name.equals(field.text()))
        .filter(name -> called == isCalled(source, name))
        .forEach(
            name ->
                found.accept(
                    source.replace(
                        index + 1, "field", name, 0.04 + 0.3 * likeness(name, field.text()))));
  }

  private static Set<String> names(Source source) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = (source.python() ? PYTHON : JAVA).matcher(source.code());
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null && !matcher.group(group).isEmpty()) {
          names.add(matcher.group(group));
        }
      }
    }
    return names;
  }

  private static boolean isCalled(Source source, String name) {
    return source.code().contains(name + "(");
  }

  /** The share of the words of two names that they have in common. */
  private static double likeness(String one, String other) {
    List<String> mine = words(one);
    List<String> theirs = words(other);
    long common = mine.stream().filter(theirs::contains).count();
    return common / (double) Math.max(mine.size(), theirs.size());
  }

  private static List<String> words(String name) {
    return Stream.of(name.split("_|(?<=[a-z])(?=[A-Z])")).map(String::toLowerCase).toList();
  }
}
