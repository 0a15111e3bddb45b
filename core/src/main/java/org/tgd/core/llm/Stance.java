package org.tgd.core.llm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Where a criticism stands to what was computed: of the changes of numbers that findings propose,
 * how many it agrees with, how many it contradicts, and how many it leaves out. A sentence that
 * names the target of a change and one direction, more or less, takes a stand.
 *
 * @param agrees how many changes it wants too
 * @param contradicts how many it wants the other way
 * @param leavesOut of how many it says nothing, or nothing clear
 */
record Stance(int agrees, int contradicts, int leavesOut) {
  /** The stance of a criticism. */
  static Stance of(String criticism, List<Finding> findings) {
    List<Statement> statements = Statement.of(criticism);
    int agrees = 0;
    int contradicts = 0;
    int leavesOut = 0;
    for (Finding finding : findings) {
      OptionalInt wanted = finding.changes().isEmpty() ? OptionalInt.empty() : wanted(finding);
      if (wanted.isPresent()) {
        int said = said(statements, finding.changes().get(0).target());
        agrees += said == wanted.getAsInt() ? 1 : 0;
        contradicts += said == -wanted.getAsInt() ? 1 : 0;
        leavesOut += said == 0 ? 1 : 0;
      }
    }
    return new Stance(agrees, contradicts, leavesOut);
  }

  /** Which way the first change of a finding goes; empty where it is none of a number. */
  private static OptionalInt wanted(Finding finding) {
    Change change = finding.changes().get(0);
    try {
      int way =
          new BigDecimal(change.to().strip()).compareTo(new BigDecimal(change.from().strip()));
      return way == 0 ? OptionalInt.empty() : OptionalInt.of(way);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Which way the criticism would have a target go; 0 where it says nothing clear. */
  private static int said(List<Statement> statements, String target) {
    Pattern name =
        Pattern.compile(
            "(?<![\\p{L}\\d_])"
                + Pattern.quote(target.toLowerCase(Locale.ROOT))
                + "(?![\\p{L}\\d_])");
    List<Integer> ways =
        statements.stream()
            .filter(each -> name.matcher(each.text().toLowerCase(Locale.ROOT)).find())
            .map(Statement::direction)
            .filter(direction -> direction != 0)
            .distinct()
            .toList();
    return ways.size() == 1 ? ways.get(0) : 0;
  }

  /** What is worth saying: something only where it contradicts. */
  String words() {
    return contradicts == 0
        ? ""
        : "the criticism contradicts %d computed findings, agrees with %d and leaves %d out"
            .formatted(contradicts, agrees, leavesOut);
  }
}
