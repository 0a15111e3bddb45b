package org.tgd.codeeval.repair;

import java.util.Optional;
import org.tgd.core.eval.Change;

/** Changes whose target is {@code line N}: the whole line without the blanks around it. */
final class LineChange {
  private LineChange() {}

  static Optional<Integer> line(String target) {
    return target.matches("line \\d{1,6}")
        ? Optional.of(Integer.valueOf(target.substring(5)))
        : Optional.empty();
  }

  /** The changed program; empty when the line is not there or reads otherwise. */
  static Optional<String> apply(String code, Change change) {
    int line = line(change.target()).orElse(0);
    String[] lines = code.split("\n", -1);
    if (line < 1 || line > lines.length || !lines[line - 1].strip().equals(change.from())) {
      return Optional.empty();
    }
    String old = lines[line - 1];
    String indent = old.substring(0, old.length() - old.stripLeading().length());
    lines[line - 1] = indent + change.to();
    return Optional.of(String.join("\n", lines));
  }
}
