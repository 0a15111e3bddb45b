package org.tgd.codeeval.repair;

import java.util.Map;
import java.util.function.Consumer;

/** A condition that lacks a part: {@code c and a}, {@code c or a}; one that always holds. */
final class StrengthenCondition implements MutationOperator {
  private static final String KIND = "missing condition";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Slot slot = Slot.at(source, index).orElse(null);
    if (slot == null || slot.role() != Slot.Role.CONDITION) {
      return;
    }
    String text = slot.text(source);
    boolean always = text.equals("True") || text.equals("true") || text.equals("1");
    for (Map.Entry<String, Double> atom : Atoms.of(source, index).entrySet()) {
      if (text.contains(atom.getKey())) {
        continue;
      }
      if (always) {
        found.accept(whole(source, slot, negated(source, atom.getKey()), 0.6 * atom.getValue()));
      } else {
        for (boolean and : new boolean[] {true, false}) {
          for (boolean not : new boolean[] {false, true}) {
            String part = not ? negated(source, atom.getKey()) : atom.getKey();
            String word = source.python() ? and ? " and " : " or " : and ? " && " : " || ";
            boolean mixed = text.contains(source.python() ? " or " : " || ") && and;
            String whole = mixed ? "(" + text + ")" : text;
            String changed = guards(part) ? part + word + whole : whole + word + part;
            found.accept(whole(source, slot, changed, 0.06 * atom.getValue()));
          }
        }
      }
    }
  }

  /** Whether a part must come first, since what follows would fail without it. */
  private static boolean guards(String part) {
    return part.contains("None") || part.contains("null") || part.matches("(not )?\\w+");
  }

  static String negated(Source source, String atom) {
    if (source.python()) {
      return atom.startsWith("not ")
          ? atom.substring(4)
          : atom.endsWith(" is None")
              ? atom.replace(" is None", " is not None")
              : atom.contains(" == ") && !atom.contains(" and ")
                  ? atom.replace(" == ", " != ")
                  : "not " + (atom.contains(" ") ? "(" + atom + ")" : atom);
    }
    return atom.contains(" == ") && !atom.contains("&&")
        ? atom.replace(" == ", " != ")
        : "!" + (atom.contains(" ") ? "(" + atom + ")" : atom);
  }

  private static Mutation whole(Source source, Slot slot, String text, double prior) {
    return source.replace(slot.first(), slot.last(), KIND, text, prior);
  }
}
