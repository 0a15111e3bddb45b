package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An element of a written list, or two neighbours, left out. */
final class DropElement implements MutationOperator {
  private static final String KIND = "element";
  private static final int LONGEST = 20;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    boolean list = source.at(index).is("[") && !source.endsValue(index - 1);
    boolean of = source.at(index).is("(") && source.at(index - 1).text().matches("of|asList");
    if (!list && !of) {
      return;
    }
    List<Integer> starts = starts(source, index);
    int close = source.closing(index);
    for (int count = 1; count <= 2; count++) {
      for (int i = 0; i + count < starts.size() && starts.size() <= LONGEST; i++) {
        found.accept(source.replace(starts.get(i), starts.get(i + count) - 1, KIND, "", 0.06));
      }
      if (starts.size() > count && starts.size() <= LONGEST) {
        int comma = starts.get(starts.size() - count) - 1;
        found.accept(source.replace(comma, close - 1, KIND, "", 0.12));
      }
    }
  }

  /** The first tokens of the elements; none if the list is made by a comprehension. */
  private static List<Integer> starts(Source source, int open) {
    var starts = new ArrayList<Integer>();
    int close = source.closing(open);
    int depth = 0;
    for (int i = open; i < close; i++) {
      String text = source.at(i).text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      if (depth == 1 && text.equals("for")) {
        return List.of();
      }
      if (depth == 1 && (text.equals(",") || i == open) && i + 1 < close) {
        starts.add(i + 1);
      }
    }
    return starts;
  }
}
