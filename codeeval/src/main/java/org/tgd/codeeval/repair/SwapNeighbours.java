package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** Two neighbours in a list of arguments, indices, elements or targets, swapped; two terms too. */
final class SwapNeighbours implements MutationOperator {
  private static final String KIND = "order";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    if (source.at(index).is(",")) {
      neighbours(source, index, found);
    }
    Slot.at(source, index).filter(slot -> !slot.single()).ifPresent(s -> terms(source, s, found));
  }

  private static void neighbours(Source source, int comma, Consumer<Mutation> found) {
    int left = comma - 1;
    int depth = 0;
    while (left >= 0) {
      String text = source.at(left).text();
      if (source.at(left).kind() == Token.Kind.LINE_END
          || (depth == 0 && (ends(text) || "([{".contains(text)))) {
        break;
      }
      depth += ")]}".contains(text) ? 1 : "([{".contains(text) ? -1 : 0;
      left--;
    }
    int right = comma + 1;
    depth = 0;
    while (right < source.tokens().size()) {
      String text = source.at(right).text();
      if (source.at(right).kind() == Token.Kind.LINE_END
          || (depth == 0 && (ends(text) || ")]}".contains(text)))) {
        break;
      }
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      right++;
    }
    if (left + 1 < comma && comma < right - 1) {
      String one = source.text(left + 1, comma - 1);
      String other = source.text(comma + 1, right - 1);
      if (!one.equals(other)) {
        found.accept(source.replace(left + 1, right - 1, KIND, other + ", " + one, 0.2));
      }
    }
  }

  private static boolean ends(String text) {
    return text.equals(",")
        || text.equals(";")
        || text.equals("for")
        || text.equals("return")
        || text.equals("in")
        || (text.endsWith("=") && !text.matches("[=!<>]="))
        || text.equals(":");
  }

  private static void terms(Source source, Slot slot, Consumer<Mutation> found) {
    for (int i = 0; i < slot.operators().size(); i++) {
      String operator = source.at(slot.operators().get(i)).text();
      if (operator.matches("[-+/%]|//|\\*\\*")) {
        Slot.Operand left = slot.operands().get(i);
        Slot.Operand right = slot.operands().get(i + 1);
        String text =
            source.text(right.first(), right.last())
                + " "
                + operator
                + " "
                + source.text(left.first(), left.last());
        double prior = operator.equals("+") ? 0.15 : 0.12;
        found.accept(source.replace(left.first(), right.last(), KIND, text, prior));
      }
    }
  }
}
