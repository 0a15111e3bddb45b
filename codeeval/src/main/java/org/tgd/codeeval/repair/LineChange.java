package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.eval.Change;

/**
 * Changes whose target is {@code line N}: the whole line, or lines from there on, without the
 * blanks around them.
 */
public final class LineChange {
  private LineChange() {}

  static Optional<Integer> line(String target) {
    return target.matches("line \\d{1,6}")
        ? Optional.of(Integer.valueOf(target.substring(5)))
        : Optional.empty();
  }

  /**
   * The changed program.
   *
   * @param code the program
   * @param change a change whose target is {@code line N}, N from 1
   * @return empty when the lines are not there or read otherwise
   */
  public static Optional<String> apply(String code, Change change) {
    int line = line(change.target()).orElse(0);
    String[] lines = code.split("\n", -1);
    int count = change.from().split("\n", -1).length;
    if (line < 1 || line + count - 1 > lines.length) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(List.of(lines));
    List<String> covered = all.subList(line - 1, line - 1 + count);
    if (!String.join("\n", covered).strip().equals(change.from())) {
      return Optional.empty();
    }
    String old = covered.get(0);
    String indent = old.substring(0, old.length() - old.stripLeading().length());
    covered.clear();
    all.add(line - 1, indent + change.to());
    return Optional.of(String.join("\n", all));
  }
}
