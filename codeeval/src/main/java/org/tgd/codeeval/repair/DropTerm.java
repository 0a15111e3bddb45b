package org.tgd.codeeval.repair;

import java.util.Set;
import java.util.function.Consumer;

/** One or two terms of a sum, product or condition left out, with the operator that ties them. */
final class DropTerm implements MutationOperator {
  private static final Set<String> COMPARING =
      Set.of("<", "<=", ">", ">=", "==", "!=", "in", "is", "not", "instanceof");

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Slot slot = Slot.at(source, index).orElse(null);
    if (slot == null || slot.single()) {
      return;
    }
    for (int i = 0; i < slot.operators().size(); i++) {
      String operator = source.at(slot.operators().get(i)).text();
      if (COMPARING.contains(operator)) {
        continue;
      }
      int left = start(source, slot, i);
      int right = end(source, slot, i + 1);
      drop(
          source, slot.operands().get(left).first(), slot.operands().get(i).last(), found, slot, i);
      Mutation behind =
          source.replace(
              slot.operands().get(i).last(),
              slot.operands().get(right).last(),
              "term",
              source.text(slot.operands().get(i).last(), slot.operands().get(i).last()),
              logic(operator) ? 0.08 : 0.3);
      found.accept(behind);
      if (i + 2 < slot.operands().size() && !logic(operator)) {
        found.accept(
            source.replace(
                slot.operands().get(i).last(),
                slot.operands().get(i + 2).last(),
                "term",
                source.text(slot.operands().get(i).last(), slot.operands().get(i).last()),
                0.15));
      }
    }
  }

  /** Leaves out what stands before an operator, and the operator. */
  private static void drop(
      Source source, int from, int to, Consumer<Mutation> found, Slot slot, int i) {
    int next = slot.operands().get(i + 1).first();
    if (!source.at(slot.operators().get(i)).is("-") || to == from) {
      found.accept(
          source.replace(
              from,
              next,
              "term",
              source.text(next, next),
              logic(source.at(slot.operators().get(i)).text()) ? 0.08 : 0.15));
    }
  }

  /** For {@code and} and {@code or} the first operand of the whole comparison before it. */
  private static int start(Source source, Slot slot, int operator) {
    int left = operator;
    boolean logic = logic(source.at(slot.operators().get(operator)).text());
    while (logic && left > 0 && !logic(source.at(slot.operators().get(left - 1)).text())) {
      left--;
    }
    return left;
  }

  private static int end(Source source, Slot slot, int operand) {
    int right = operand;
    boolean logic = logic(source.at(slot.operators().get(operand - 1)).text());
    while (logic
        && right < slot.operators().size()
        && !logic(source.at(slot.operators().get(right)).text())) {
      right++;
    }
    return right;
  }

  private static boolean logic(String operator) {
    return Set.of("and", "or", "&&", "||").contains(operator);
  }
}
