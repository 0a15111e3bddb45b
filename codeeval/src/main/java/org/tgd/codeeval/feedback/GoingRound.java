package org.tgd.codeeval.feedback;

import java.util.ArrayList;
import java.util.List;
import org.tgd.codeeval.verdict.Failure;

/** Words for a program that was still going round when its time ran out. */
final class GoingRound {
  private static final int MOST = 12;

  private GoingRound() {}

  /** Which lines run again and again, and whether anything changes. */
  static String words(Failure failure) {
    Failure.Turning turning = failure.turning().orElseThrow();
    String where = failure.line() > 0 ? "at line " + failure.line() + ", " : "";
    String lines =
        turning.lines().isEmpty()
            ? "where it was still running"
            : (turning.lines().size() == 1 ? "line " : "lines ")
                + ranges(turning.lines())
                + (turning.lines().size() == 1 ? " runs" : " run")
                + " again and again";
    return where
        + lines
        + (turning.unchanged() ? "; no local variable changes from one pass to the next" : "");
  }

  /** Numbers that follow each other as ranges. */
  private static String ranges(List<Integer> lines) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i + 1 < lines.size() && lines.get(i + 1) == lines.get(i) + 1) {
        continue;
      }
      int first = lines.get(begin);
      int last = lines.get(i);
      parts.add(first == last ? String.valueOf(first) : first + "-" + last);
      begin = i + 1;
    }
    return parts.size() <= MOST
        ? String.join(", ", parts)
        : String.join(", ", parts.subList(0, MOST)) + ", …";
  }
}
