package org.tgd.codeeval.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A returned constant that should have been a condition, a variable, or a list of something. */
final class ChangeReturned implements MutationOperator {
  private static final String KIND = "returned value";
  private static final int MOST = 6;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (!source.at(index - 1).is("return")) {
      return;
    }
    Slot.at(source, index)
        .filter(Slot::single)
        .ifPresent(
            slot -> {
              String text = slot.text(source);
              boolean truth = text.matches("[Tt]rue|[Ff]alse");
              boolean empty =
                  text.equals("[]")
                      || text.equals("{}")
                      || text.matches("new Array(List|Deque).*\\(\\)");
              if (truth) {
                conditions(source, slot, found);
              } else if (empty || text.matches("-?\\d+") || text.matches("None|null|\\[.*\\]")) {
                values(source, slot, empty, found);
              }
            });
  }

  private static void conditions(Source source, Slot slot, Consumer<Mutation> found) {
    Map<String, Double> conditions = new LinkedHashMap<>();
    for (Map.Entry<String, Double> atom : Atoms.of(source, slot.first()).entrySet()) {
      conditions.put(atom.getKey(), atom.getValue());
      conditions.putIfAbsent(
          StrengthenCondition.negated(source, atom.getKey()), 0.6 * atom.getValue());
    }
    conditions.forEach(
        (text, weight) ->
            found.accept(source.replace(slot.first(), slot.last(), KIND, text, 0.3 * weight)));
  }

  private static void values(Source source, Slot slot, boolean empty, Consumer<Mutation> found) {
    List<String> known = Scope.variables(source, slot.first()).stream().limit(MOST).toList();
    if (empty && source.python()) {
      found.accept(source.replace(slot.first(), slot.last(), KIND, "[[]]", 0.3));
      known.forEach(
          name ->
              found.accept(source.replace(slot.first(), slot.last(), KIND, "[" + name + "]", 0.3)));
    } else if (empty) {
      found.accept(
          source.replace(
              slot.first(),
              slot.last(),
              KIND,
              "new ArrayList(Arrays.asList(new ArrayList()))",
              0.3));
      known.forEach(
          name ->
              found.accept(
                  source.replace(
                      slot.first(),
                      slot.last(),
                      KIND,
                      "new ArrayList(Arrays.asList(" + name + "))",
                      0.3)));
    }
    for (String name : known) {
      found.accept(source.replace(slot.first(), slot.last(), KIND, name, 0.15));
    }
  }
}
