package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.codeeval.repair.Repair;
import org.tgd.codeeval.repair.RepairSearch;
import org.tgd.codeeval.repair.Trial;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Repair without a model, held against the same mutations, choice and budget at random lines: each
 * start is a right program with one slip whose line is known; only public tests are visible, hidden
 * ones judge the result. A test run is one execution of one program on one public test or one
 * generated input.
 *
 * @param search runs public tests and generated inputs
 * @param judge runs hidden tests
 * @param budgets test runs that a search may spend, ascending
 */
public record RepairStudy(Runner search, Runner judge, List<Integer> budgets) {
  static final List<LineOrder> ORDERS =
      List.of(LineOrder.SUSPICIOUS, LineOrder.RANDOM, LineOrder.UNGUIDED);
  private static final int ENOUGH = 8;

  /** Copies the budgets. */
  public RepairStudy {
    budgets = List.copyOf(budgets);
  }

  /** The searches of one program, for each seed; equal runs of tests are made once and charged. */
  public List<RepairRow> rows(Problem problem, Slip slip, List<Long> seeds) {
    Map<String, Boolean> right = new HashMap<>();
    try (Runner runner = new RememberingRunner(search)) {
      return seeds.stream().map(seed -> row(runner, problem, slip, seed, right)).toList();
    }
  }

  private RepairRow row(
      Runner runner, Problem problem, Slip slip, long seed, Map<String, Boolean> right) {
    var results = new ArrayList<RepairRow.Result>();
    for (LineOrder order : ORDERS) {
      for (int budget : budgets) {
        Repair repair = repair(runner, problem, slip, seed, order, budget);
        results.add(result(repair, problem, slip, order, budget, right));
      }
    }
    int most = budgets.get(budgets.size() - 1);
    Repair repair = repair(runner, problem, slip, seed, LineOrder.SUSPICIOUS, most);
    return new RepairRow(
        slip.number(),
        slip.taskId(),
        slip.kind(),
        seed,
        fails(repair),
        repair.suspicion().ranking().indexOf(slip.line()) + 1,
        repair.ranking().indexOf(slip.line()) + 1,
        repair.learned().indexOf(slip.line()) + 1,
        results);
  }

  private static boolean fails(Repair repair) {
    return repair.start().passed() < repair.start().outcomes().size();
  }

  private static Repair repair(
      Runner runner, Problem problem, Slip slip, long seed, LineOrder order, int budget) {
    var options = new RepairSearch.Options(order, budget, ENOUGH);
    var random = new SplittableRandom(seed * 1_000_003 + slip.number());
    return new RepairSearch(runner, problem, slip.language()).search(slip.code(), options, random);
  }

  /**
   * A program that no public test finds fault with, or that cannot be mended, is its own result.
   */
  private RepairRow.Result result(
      Repair repair,
      Problem problem,
      Slip slip,
      LineOrder order,
      int budget,
      Map<String, Boolean> right) {
    boolean fails = fails(repair);
    Optional<String> mended = repair.chosen().map(Trial::code);
    String code = mended.orElse(slip.code());
    boolean passes = !fails || mended.isPresent();
    boolean hidden = passes && right.computeIfAbsent(code, text -> passesAll(problem, slip, text));
    return new RepairRow.Result(order, budget, passes, hidden, repair.runs());
  }

  private boolean passesAll(Problem problem, Slip slip, String code) {
    var submission =
        new Submission("", problem.taskId(), Optional.of(slip.language()), code, false);
    return judge.judge(problem, submission).verdict() == Verdict.PASSED;
  }
}
