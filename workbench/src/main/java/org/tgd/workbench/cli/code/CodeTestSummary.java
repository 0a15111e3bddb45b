package org.tgd.workbench.cli.code;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.workbench.cli.base.ExitCode;

/** How many solutions came to which verdict. */
final class CodeTestSummary {
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, int[]> tasks = new LinkedHashMap<>();
  private final TreeSet<String> isolations = new TreeSet<>();
  private int all;

  void add(Judgement judgement) {
    all++;
    verdicts.merge(judgement.verdict(), 1, Integer::sum);
    int[] counts = tasks.computeIfAbsent(judgement.submission().taskId(), id -> new int[2]);
    counts[0] += judgement.verdict() == Verdict.PASSED ? 1 : 0;
    counts[1]++;
    isolations.add(judgement.isolation());
  }

  /** Mean over the tasks of the share of their solutions that passed (pass@1). */
  double passAtOne() {
    return tasks.values().stream().mapToDouble(c -> (double) c[0] / c[1]).average().orElse(0);
  }

  void print(PrintWriter err) {
    err.println(all + " solutions of " + tasks.size() + " tasks, sandbox: " + isolations);
    verdicts.forEach(
        (verdict, count) -> err.println(String.format(Locale.ROOT, "%-15s %6d", verdict, count)));
    err.println(String.format(Locale.ROOT, "%-15s %6.4f", "pass@1", passAtOne()));
    err.flush();
  }

  int exitCode() {
    return verdicts.containsKey(Verdict.HARNESS_ERROR) ? ExitCode.FAILED : ExitCode.DONE;
  }
}
