package org.tgd.codeeval.repair;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A value taken as it comes that should have been the larger or smaller of it and another one, or
 * gone through a function: {@code x = max(x, e)}, {@code sum(e)}, {@code sorted(set(e))}.
 */
final class WrapValue implements MutationOperator {
  private static final List<String> PYTHON =
      List.of(
          "sum(%s)",
          "len(%s)",
          "abs(%s)",
          "set(%s)",
          "sorted(%s)",
          "list(set(%s))",
          "sorted(set(%s))",
          "list(%s)",
          "str(%s)",
          "int(%s)",
          "[%s]",
          "max(%s)",
          "min(%s)",
          "%s[::-1]");
  private static final List<String> JAVA =
      List.of(
          "Math.abs(%s)",
          "String.valueOf(%s)",
          "new ArrayList<>(%s)",
          "Math.sqrt(%s)",
          "new HashSet<>(%s)",
          "new TreeSet<>(%s)",
          "Math.round(%s)",
          "new StringBuilder(%s).reverse().toString()");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Slot slot = Slot.at(source, index).orElse(null);
    if (slot == null || source.at(slot.first()).kind() == Token.Kind.TEXT) {
      return;
    }
    extremes(source, slot, found);
    boolean whole = slot.single() && source.at(slot.first()).kind() == Token.Kind.NAME;
    boolean bare = source.at(index - 1).is("(") || !slot.single();
    if ((whole || bare) && slot.role() != Slot.Role.CONDITION) {
      double prior = slot.role() == Slot.Role.RETURNED ? 0.06 : 0.03;
      Set<String> forms = new LinkedHashSet<>(source.python() ? PYTHON : JAVA);
      forms.addAll(OwnCalls.of(source));
      for (String form : forms) {
        found.accept(
            source.replace(
                slot.first(), slot.last(), "call", form.replace("%s", slot.text(source)), prior));
      }
    }
  }

  private static void extremes(Source source, Slot slot, Consumer<Mutation> found) {
    boolean assigned = slot.role() == Slot.Role.ASSIGNED;
    if ((!assigned && slot.role() != Slot.Role.RETURNED) || literal(source, slot)) {
      return;
    }
    Set<String> others = new LinkedHashSet<>();
    String target = source.at(slot.first() - 2).text();
    boolean plain = source.at(slot.first() - 1).is("=") && source.at(slot.first() - 2).name();
    boolean looped = looped(source, slot.first());
    if (assigned && plain && looped) {
      others.add(target);
    }
    others.add("0");
    List<String> known = Scope.variables(source, slot.first());
    others.addAll(known.stream().limit(4).toList());
    String math = source.python() ? "" : "Math.";
    String text = slot.text(source);
    for (String other : others) {
      if (!other.equals(text)) {
        double prior =
            other.equals(target) && plain && looped
                ? 0.5
                : other.equals("0") && looped ? 0.3 : 0.04;
        for (String word : List.of("max", "min")) {
          String changed = math + word + "(" + other + ", " + text + ")";
          double last = word.equals("min") && other.equals("0") ? prior / 4 : prior;
          found.accept(source.replace(slot.first(), slot.last(), "extreme", changed, last));
        }
      }
    }
  }

  private static boolean literal(Source source, Slot slot) {
    return (slot.single() && source.at(slot.first()).kind() != Token.Kind.NAME)
        || source.at(slot.first()).is("True")
        || source.at(slot.first()).is("False")
        || source.at(slot.first()).is("None");
  }

  /** Whether the line is indented deeper than a loop above it. */
  private static boolean looped(Source source, int index) {
    String indent = source.indent(source.lineStart(index));
    return source
        .code()
        .substring(0, source.at(index).start())
        .lines()
        .anyMatch(
            line ->
                line.strip().matches("(for|while)\\b.*")
                    && line.length() - line.stripLeading().length() < indent.length());
  }
}
