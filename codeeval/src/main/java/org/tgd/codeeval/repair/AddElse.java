package org.tgd.codeeval.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An {@code else} that is missing behind an {@code if}: a variable given its first value again, a
 * statement of the program, the end of a loop's turn.
 */
final class AddElse implements MutationOperator {
  private static final String KIND = "missing else";
  private static final int MOST = 12;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index).is("if") || !Statements.starts(source, index)) {
      return;
    }
    Optional<Integer> end = Statements.blockEnd(source, index);
    if (end.isEmpty()) {
      return;
    }
    String indent = source.indent(index);
    for (Map.Entry<String, Double> statement : statements(source, index).entrySet()) {
      String text =
          source.python()
              ? "\n" + indent + "else:\n" + indent + "    " + statement.getKey()
              : " else {\n" + indent + "    " + statement.getKey() + ";\n" + indent + "}";
      int at = source.at(end.get()).end();
      found.accept(
          new Mutation(KIND, source.at(index).line(), at, at, text, 0.05 * statement.getValue()));
    }
  }

  private static Map<String, Double> statements(Source source, int index) {
    List<String> known = Scope.variables(source, index);
    Map<String, Double> all = new LinkedHashMap<>(Updates.of(source, known));
    CopiedStatements.of(source, index, known)
        .forEach((text, weight) -> all.merge(text, weight, Math::max));
    if (Statements.looped(source, index)) {
      all.put("break", 0.5);
      all.put("continue", 0.3);
    }
    Map<String, Double> best = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MOST)
        .forEach(entry -> best.put(entry.getKey(), entry.getValue()));
    return best;
  }
}
