package org.tgd.benchmarks.duel;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.benchmarks.study.OwnSlips;
import org.tgd.benchmarks.study.RememberingRunner;
import org.tgd.benchmarks.study.Slip;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.codeeval.repair.Repair;
import org.tgd.codeeval.repair.RepairSearch;
import org.tgd.codeeval.repair.Trial;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Right programs with one slip each that a public test shows, put in by the workbench. The loss is
 * 0 where the program that a search ends with passes the hidden tests too, which it never sees.
 */
final class CodeDuel implements Duel {
  private static final Language LANGUAGE = Language.PYTHON;
  private static final int MOST_EACH = 6;
  private static final int ENOUGH = 8;

  private final Runner runner = Runner.open(RunnerOptions.DEFAULT);
  private final List<Problem> problems = ProblemFile.builtIn();
  private List<Slip> slips = List.of();

  @Override
  public String name() {
    return "code-repair";
  }

  @Override
  public String counted() {
    return "one execution of one program on one public test or generated input";
  }

  @Override
  public List<String> instances(int count) {
    for (int each = 1; slips.size() < count && each <= MOST_EACH; each++) {
      slips =
          OwnSlips.of(runner, problems, LANGUAGE, each, 1).stream()
              .filter(this::isShown)
              .limit(count)
              .toList();
    }
    return slips.stream().map(slip -> slip.taskId() + "-" + slip.number()).toList();
  }

  private boolean isShown(Slip slip) {
    return runner.judgePublic(problem(slip), submission(slip, slip.code())).verdict()
        != Verdict.PASSED;
  }

  private Problem problem(Slip slip) {
    return problems.stream()
        .filter(each -> each.taskId().equals(slip.taskId()))
        .findFirst()
        .orElseThrow();
  }

  private static Submission submission(Slip slip, String code) {
    return new Submission("", slip.taskId(), Optional.of(LANGUAGE), code, false);
  }

  @Override
  public List<Method> methods() {
    return List.of(
        method("grounded TGD: suspicious lines", "I1", LineOrder.SUSPICIOUS),
        method("random lines, likeliest mutation", "I0", LineOrder.RANDOM),
        method("random lines, any mutation", "I0", LineOrder.UNGUIDED),
        method("copied lines", "I0", LineOrder.DONOR));
  }

  @Override
  public void close() {
    runner.close();
  }

  private Method method(String name, String information, LineOrder order) {
    return new Method(name, information, true, (task, found) -> search(order, task, found));
  }

  /** What a search ends with depends on its budget, so that each point is a search of its own. */
  private void search(LineOrder order, Task task, BestSoFar found) {
    Slip slip = slips.get(task.instance());
    Runner remembering = new RememberingRunner(runner);
    found.result(1, slip.code(), 1);
    for (double share : DuelTable.SHARES) {
      int runs = (int) Math.max(1, Math.round(share * task.budget()));
      SplittableRandom random = new SplittableRandom(task.seed() * 1_000_003 + slip.number());
      Repair repair =
          new RepairSearch(remembering, problem(slip), LANGUAGE)
              .search(slip.code(), new RepairSearch.Options(order, runs, ENOUGH), random);
      String mended = repair.chosen().map(Trial::code).orElse(slip.code());
      boolean right = repair.chosen().isPresent() && passes(slip, mended);
      found.result(runs, mended, right ? 0 : 1);
    }
  }

  private boolean passes(Slip slip, String code) {
    return runner.judge(problem(slip), submission(slip, code)).verdict() == Verdict.PASSED;
  }
}
