package org.tgd.workbench.cli.code;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.tgd.codeeval.verdict.PassAtK;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.workbench.cli.base.ExitCode;

/** How many solutions came to which verdict. */
final class CodeTestSummary {
  private static final int[] KS = {1, 5, 10, 100};
  private static final double Z_95 = 1.96;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, int[]> tasks = new LinkedHashMap<>();
  private final TreeSet<String> isolations = new TreeSet<>();
  private int all;

  /**
   * What counts of a row.
   *
   * @param taskId its problem
   * @param verdict its verdict
   * @param isolation what kept the solution in
   */
  record Counted(String taskId, Verdict verdict, String isolation) {}

  void add(Counted row) {
    all++;
    verdicts.merge(row.verdict(), 1, Integer::sum);
    int[] counts = tasks.computeIfAbsent(row.taskId(), id -> new int[2]);
    counts[0] += row.verdict() == Verdict.PASSED ? 1 : 0;
    counts[1]++;
    isolations.add(row.isolation());
  }

  /** Whether every solution passed. */
  boolean allPassed() {
    return verdicts.getOrDefault(Verdict.PASSED, 0) == all;
  }

  /** Mean over the tasks of pass@k; every task must have at least k solutions. */
  double passAt(int k) {
    return tasks.values().stream()
        .mapToDouble(c -> PassAtK.estimate(c[1], c[0], k))
        .average()
        .orElse(0);
  }

  /** Half the width of the 95 % interval of that mean, from its spread over the tasks. */
  private double halfWidth(int k) {
    double mean = passAt(k);
    double squares =
        tasks.values().stream()
            .mapToDouble(c -> Math.pow(PassAtK.estimate(c[1], c[0], k) - mean, 2))
            .sum();
    int count = tasks.size();
    return count < 2 ? 1 : Z_95 * Math.sqrt(squares / (count - 1) / count);
  }

  private void passAtK(PrintWriter err) {
    int fewest = tasks.values().stream().mapToInt(c -> c[1]).min().orElse(0);
    for (int k : KS) {
      if (k <= fewest) {
        double low = Math.max(0, passAt(k) - halfWidth(k));
        double high = Math.min(1, passAt(k) + halfWidth(k));
        err.println(
            String.format(
                Locale.ROOT,
                "%-15s %6.4f   95 %% interval %.4f to %.4f",
                "pass@" + k,
                passAt(k),
                low,
                high));
      }
    }
  }

  void print(PrintWriter err) {
    err.println(all + " solutions of " + tasks.size() + " tasks, sandbox: " + isolations);
    verdicts.forEach(
        (verdict, count) -> err.println(String.format(Locale.ROOT, "%-15s %6d", verdict, count)));
    passAtK(err);
    err.flush();
  }

  int exitCode() {
    boolean unjudged =
        verdicts.containsKey(Verdict.HARNESS_ERROR) || verdicts.containsKey(Verdict.UNSUPPORTED);
    return unjudged ? ExitCode.FAILED : ExitCode.DONE;
  }
}
