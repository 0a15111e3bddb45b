package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a value is passed on by: a change of a collection where it should be replaced, a plain value
 * where a letter written on the same line is meant, a flag that is set if a condition holds.
 */
final class PassOn implements MutationOperator {
  private static final Pattern FLAG =
      Pattern.compile("(?m)^\\s*(\\w+) = (-?\\d+|[Tt]rue|[Ff]alse);?$");
  private static final int ATOMS = 8;
  private static final Set<String> ADDING =
      Set.of("update", "extend", "addAll", "putAll", "append", "add");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (token.name() && ADDING.contains(token.text()) && source.at(index - 1).is(".")) {
      replaced(source, index, found);
    } else if (token.name() && !Source.keyword(token)) {
      letter(source, index, found);
    }
    if (Statements.starts(source, index) && Statements.first(source, index)) {
      flags(source, index, found);
    }
  }

  /** {@code a[i].update(b)} as {@code a[i] = b}. */
  private static void replaced(Source source, int index, Consumer<Mutation> found) {
    int first = source.primaryStart(index);
    int close = source.at(index + 1).is("(") ? source.closing(index + 1) : -1;
    boolean statement = first > 0 && source.at(first - 1).kind() == Token.Kind.LINE_END;
    if (!statement || close <= index + 2) {
      return;
    }
    String value = source.text(index + 2, close - 1);
    String target = source.text(first, index - 2);
    boolean stored = target.endsWith(")") && target.contains(".get(");
    String text = stored ? stored(target, value) : target + " = " + value;
    found.accept(source.replace(first, close, "assignment", text, 0.06));
  }

  private static String stored(String target, String value) {
    int get = target.lastIndexOf(".get(");
    String key = target.substring(get + 5, target.length() - 1);
    return target.substring(0, get) + ".put(" + key + ", " + value + ")";
  }

  /** A variable for a letter or text that its line names. */
  private static void letter(Source source, int index, Consumer<Mutation> found) {
    boolean counted = source.at(index - 1).text().matches("[-+]") && source.endsValue(index - 2);
    if (!counted || source.at(index + 1).is("(") || source.at(index + 1).is(".")) {
      return;
    }
    int end = source.lineEnd(index);
    for (int i = source.lineStart(index); i <= end; i++) {
      if (source.at(i).kind() == Token.Kind.TEXT && source.at(i).text().length() == 3) {
        found.accept(source.replace(index, "operand", source.at(i).text(), 0.06));
      }
    }
  }

  private static void flags(Source source, int index, Consumer<Mutation> found) {
    List<String> settings =
        FLAG.matcher(source.code())
            .results()
            .map(result -> result.group(1) + " = " + result.group(2))
            .distinct()
            .limit(4)
            .toList();
    List<String> known = Scope.variables(source, index);
    String indent = source.indent(index);
    for (String setting : settings) {
      if (!known.contains(setting.substring(0, setting.indexOf(' ')))) {
        continue;
      }
      Atoms.of(source, index).entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .limit(ATOMS)
          .forEach(
              atom ->
                  found.accept(
                      InsertGuard.guard(
                          source, index, indent, atom.getKey(), setting, 0.02 * atom.getValue())));
    }
  }
}
