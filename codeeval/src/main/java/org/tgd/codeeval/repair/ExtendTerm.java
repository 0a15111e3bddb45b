package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A term that is missing: a variable added, taken away, multiplied or divided by. */
final class ExtendTerm implements MutationOperator {
  private static final String KIND = "missing term";
  private static final int MOST = 8;
  private static final Set<String> LOGIC =
      Set.of(
          "and",
          "or",
          "&&",
          "||",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "in",
          "is",
          "not",
          "instanceof");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Slot slot = Slot.at(source, index).orElse(null);
    if (slot == null
        || slot.role() == Slot.Role.CONDITION
        || slot.role() == Slot.Role.ITERATED
        || slot.operators().stream().anyMatch(o -> LOGIC.contains(source.at(o).text()))) {
      return;
    }
    boolean literal = slot.single() && source.at(slot.first()).kind() != Token.Kind.NAME;
    boolean bracketed = source.at(slot.first()).is("(") || source.at(slot.first()).is("[");
    if (literal && !bracketed) {
      return;
    }
    double weight = slot.role() == Slot.Role.ARGUMENT || slot.role() == Slot.Role.INDEX ? 1 : 0.7;
    variables(source, slot, weight, found);
    numbers(source, slot, weight, found);
  }

  private static void variables(Source source, Slot slot, double weight, Consumer<Mutation> found) {
    double prior = 0.1 * weight;
    List<String> known = Scope.variables(source, slot.first());
    for (String name : known.stream().limit(MOST).toList()) {
      if (!name.equals(slot.text(source))) {
        behind(source, slot, " - " + name, prior, found);
        behind(source, slot, " + " + name, prior, found);
        found.accept(
            source.replace(
                slot.first(), slot.first(), KIND, name + " + " + first(source, slot), prior / 3));
        prior *= 0.85;
      }
    }
  }

  private static String first(Source source, Slot slot) {
    return source.text(slot.first(), slot.first());
  }

  private static void numbers(Source source, Slot slot, double weight, Consumer<Mutation> found) {
    List<String> products =
        source.python()
            ? List.of(" // 2", " / 2", " * 2", " ** 2")
            : List.of(" / 2", " * 2", " * " + slot.grouped(source));
    boolean plain = slot.single() && slot.first() == slot.last();
    if (!plain) {
      behind(source, slot, " - 1", 0.15 * weight, found);
      behind(source, slot, " + 1", 0.15 * weight, found);
    }
    for (String product : products) {
      found.accept(
          source.replace(
              slot.first(),
              slot.last(),
              KIND,
              slot.grouped(source) + product,
              (slot.role() == Slot.Role.INDEX ? 0.02 : 0.1) * weight));
    }
    for (int operand = 0; operand < slot.operands().size() && !slot.single(); operand++) {
      Slot.Operand last = slot.operands().get(operand);
      boolean name = last.first() == last.last() && source.at(last.last()).name();
      if (name && source.python()) {
        found.accept(source.insertBehind(last.last(), KIND, " ** 2", 0.06));
      } else if (name) {
        String squared = " * " + source.at(last.last()).text();
        found.accept(source.insertBehind(last.last(), KIND, squared, 0.06));
      }
    }
  }

  private static void behind(
      Source source, Slot slot, String text, double prior, Consumer<Mutation> found) {
    found.accept(source.insertBehind(slot.last(), KIND, text, prior));
  }
}
