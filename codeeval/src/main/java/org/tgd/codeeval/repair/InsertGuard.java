package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A guard that is missing before a statement: a result, or the end of a loop's turn, if a holds.
 */
final class InsertGuard implements MutationOperator {
  private static final String KIND = "missing guard";
  private static final int ATOMS = 16;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!Statements.starts(source, index) || !Statements.first(source, index)) {
      return;
    }
    String indent = source.indent(index);
    boolean looped = Statements.looped(source, index);
    List<Map.Entry<String, Double>> atoms =
        Atoms.of(source, index).entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(ATOMS)
            .toList();
    for (Map.Entry<String, Double> atom : atoms) {
      double prior = 0.05 * atom.getValue();
      for (String result : results(source, index)) {
        found.accept(guard(source, index, indent, atom.getKey(), "return" + result, prior));
        prior *= 0.7;
      }
      if (looped) {
        for (String exit : List.of("continue", "break")) {
          found.accept(guard(source, index, indent, atom.getKey(), exit, 0.03 * atom.getValue()));
        }
      }
    }
  }

  /** A guard before a statement, with what is done if it holds. */
  static Mutation guard(
      Source source, int index, String indent, String atom, String exit, double prior) {
    String text =
        source.python()
            ? "if " + atom + ":\n" + indent + "    " + exit + "\n" + indent
            : "if (" + atom + ") {\n" + indent + "    " + exit + ";\n" + indent + "}\n" + indent;
    Token token = source.at(index);
    return new Mutation(KIND, token.line(), token.start(), token.start(), text, prior);
  }

  /** Results that the program returns and those that its type makes likely. */
  private static List<String> results(Source source, int index) {
    Set<String> results = new LinkedHashSet<>();
    Set<String> known = Set.copyOf(Scope.variables(source, index));
    var slots = new ArrayList<String>();
    for (int i = 0; i < source.tokens().size(); i++) {
      int at = i;
      if (source.at(i).is("return")) {
        Slot.at(source, i + 1)
            .filter(Slot::single)
            .map(slot -> slot.text(source))
            .filter(text -> !text.contains("(") || text.equals("()"))
            .filter(
                text ->
                    source.at(at + 1).kind() != Token.Kind.NAME
                        || known.contains(text)
                        || Set.of("True", "False", "None", "true", "false", "null").contains(text))
            .ifPresent(slots::add);
      }
    }
    slots.stream().map(text -> " " + text).forEach(results::add);
    for (String text : List.copyOf(results)) {
      String other =
          switch (text) {
            case " True" -> " False";
            case " False" -> " True";
            case " true" -> " false";
            case " false" -> " true";
            default -> "";
          };
      if (!other.isEmpty()) {
        results.add(other);
      }
    }
    AddBaseCase.defaults(source).stream().map(text -> " " + text).forEach(results::add);
    return results.stream().limit(4).toList();
  }
}
