package org.tgd.codeeval.repair;

import java.util.List;
import java.util.function.Consumer;

/** A list or text taken whole that should have been taken in part. */
final class TakeSlice implements MutationOperator {
  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Slot slot = Slot.at(source, index).orElse(null);
    if (slot == null || slot.role() == Slot.Role.CONDITION || slot.role() == Slot.Role.INDEX) {
      return;
    }
    for (Slot.Operand operand : slot.operands()) {
      boolean name = operand.first() == operand.last() && source.at(operand.first()).name();
      List<String> known = Scope.variables(source, operand.first());
      if (name
          && !Scope.collections(source, List.of(source.at(operand.first()).text())).isEmpty()) {
        parts(
            source, operand.first(), slot.role() == Slot.Role.ITERATED ? 0.25 : 0.1, known, found);
      }
    }
  }

  private static void parts(
      Source source, int index, double prior, List<String> known, Consumer<Mutation> found) {
    String name = source.at(index).text();
    List<String> counts =
        known.stream()
            .filter(
                other -> !other.equals(name) && Scope.collections(source, List.of(other)).isEmpty())
            .limit(4)
            .toList();
    if (source.python()) {
      part(source, index, "[1:]", prior, found);
      part(source, index, "[:-1]", prior, found);
      part(source, index, "[::-1]", prior / 2, found);
      for (String count : counts) {
        part(source, index, "[" + count + ":]", prior / 2, found);
        part(source, index, "[:" + count + "]", prior / 2, found);
      }
    } else if (source.code().matches("(?s).*\\[\\]\\s+" + name + "\\b.*")) {
      for (String count : counts) {
        found.accept(source.replace(index, "part", copied(name, "0", count), prior / 2));
        found.accept(
            source.replace(index, "part", copied(name, count, name + ".length"), prior / 2));
      }
      found.accept(source.replace(index, "part", copied(name, "1", name + ".length"), prior));
    } else {
      boolean text =
          source.code().contains(name + ".charAt(") || source.code().contains("String " + name);
      String call = text ? ".substring(" : ".subList(";
      String size = name + (text ? ".length()" : ".size()");
      for (String count : counts) {
        part(source, index, call + "0, " + count + ")", prior / 2, found);
        part(source, index, call + count + ", " + size + ")", prior / 2, found);
      }
      part(source, index, call + "1, " + size + ")", prior, found);
      part(source, index, call + "0, " + size + " - 1)", prior / 2, found);
    }
  }

  private static String copied(String name, String from, String to) {
    return "Arrays.copyOfRange(" + name + ", " + from + ", " + to + ")";
  }

  private static void part(
      Source source, int index, String text, double prior, Consumer<Mutation> found) {
    found.accept(source.insertBehind(index, "part", text, prior));
  }
}
