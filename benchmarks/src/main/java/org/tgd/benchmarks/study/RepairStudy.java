package org.tgd.benchmarks.study;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.codeeval.repair.PatchChoice;
import org.tgd.codeeval.repair.Repair;
import org.tgd.codeeval.repair.RepairSearch;
import org.tgd.codeeval.repair.Trial;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Repair without a model, held against the same mutations at random lines with the same budget:
 * each start is a right program with one slip whose line is known; only public tests are visible,
 * hidden ones judge the result. Run as {@code java -cp tgd.jar org.tgd.benchmarks.study.RepairStudy
 * PROBLEMS MUTANTS RUNS SEED}.
 */
public final class RepairStudy {
  private static final int ENOUGH = 6;
  private static final int EARLY = 50;
  private static final double SEARCH_SECONDS = 0.5;
  private static final double HIDDEN_SECONDS = 4;

  private final Runner search;
  private final Runner judge;
  private final int runs;
  private final long seed;

  private RepairStudy(Runner search, Runner judge, int runs, long seed) {
    this.search = search;
    this.judge = judge;
    this.runs = runs;
    this.seed = seed;
  }

  /** Runs the study and prints a row for each program, then the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      System.err.println("usage: RepairStudy PROBLEMS MUTANTS RUNS SEED");
      return;
    }
    Map<String, Problem> problems =
        ProblemFile.readAll(Path.of(arguments[0])).stream()
            .collect(Collectors.toMap(Problem::taskId, Function.identity()));
    List<Slip> slips = Slip.read(Path.of(arguments[1]), problems);
    RunnerOptions options = RunnerOptions.DEFAULT.withWorkers(2);
    try (Runner search = Runner.open(options.withLimits(limits(SEARCH_SECONDS)));
        Runner judge = Runner.open(options.withLimits(limits(HIDDEN_SECONDS)))) {
      var study =
          new RepairStudy(
              search, judge, Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
      study.print(study.all(problems, slips), System.out);
    }
  }

  private static Limits limits(double seconds) {
    return Limits.DEFAULT.withSeconds(seconds);
  }

  private List<RepairRow> all(Map<String, Problem> problems, List<Slip> slips)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      var rows = new ArrayList<RepairRow>();
      for (Future<RepairRow> row :
          workers.invokeAll(
              slips.stream()
                  .<Callable<RepairRow>>map(slip -> () -> row(problems.get(slip.taskId()), slip))
                  .toList())) {
        rows.add(row.get());
      }
      return rows;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private RepairRow row(Problem problem, Slip slip) {
    var runner = new RememberingRunner(search);
    Repair suspicious = repair(runner, problem, slip, LineOrder.SUSPICIOUS);
    Repair random = repair(runner, problem, slip, LineOrder.RANDOM);
    boolean shown = suspicious.start().passed() < problem.tests().publicCount();
    RepairRow row =
        new RepairRow(
            slip,
            shown,
            suspicious.suspicion().ranking().indexOf(slip.line()) + 1,
            suspicious.ranking().indexOf(slip.line()) + 1,
            suspicious.learned().indexOf(slip.line()) + 1,
            shown ? arm(problem, suspicious) : start(problem, slip),
            shown ? arm(problem, random) : start(problem, slip));
    System.err.println(row.line());
    return row;
  }

  private Repair repair(Runner runner, Problem problem, Slip slip, LineOrder order) {
    var options = new RepairSearch.Options(order, runs, ENOUGH);
    var random = new SplittableRandom(seed * 1_000_003 + slip.number());
    return new RepairSearch(runner, problem, Language.PYTHON).search(slip.code(), options, random);
  }

  private RepairRow.Arm arm(Problem problem, Repair repair) {
    Optional<Trial> first = repair.firstPlausible();
    PatchChoice choice = new PatchChoice(search, problem, Language.PYTHON);
    Optional<Trial> chosen = choice.choose(repair.plausible(), seed);
    Optional<Trial> early =
        choice.choose(
            repair.plausible().stream().filter(trial -> trial.run() <= EARLY).toList(), seed);
    return new RepairRow.Arm(
        first.map(Trial::run).orElse(0),
        first.map(trial -> right(problem, trial.code())).orElse(false),
        chosen.map(trial -> right(problem, trial.code())).orElse(false),
        early.map(trial -> right(problem, trial.code())).orElse(false),
        repair.plausible().stream().anyMatch(trial -> right(problem, trial.code())),
        repair.runs());
  }

  /** A program that no public test finds fault with is its own result. */
  private RepairRow.Arm start(Problem problem, Slip slip) {
    boolean right = right(problem, slip.code());
    return new RepairRow.Arm(1, right, right, right, right, 1);
  }

  private boolean right(Problem problem, String code) {
    var submission =
        new Submission("", problem.taskId(), Optional.of(Language.PYTHON), code, false);
    return judge.judge(problem, submission).verdict() == Verdict.PASSED;
  }

  private void print(List<RepairRow> rows, PrintStream out) {
    out.printf("programs: %d, of which fail a public test: %d%n", rows.size(), shown(rows).size());
    for (int top : new int[] {1, 3, 5}) {
      out.printf(
          "faulty line in the top %d: %s by tests alone, %s ties broken, %s after the search%n",
          top,
          share(shown(rows), row -> row.rankByTests() >= 1 && row.rankByTests() <= top),
          share(shown(rows), row -> row.rankWithTies() >= 1 && row.rankWithTies() <= top),
          share(shown(rows), row -> row.rankBySearch() >= 1 && row.rankBySearch() <= top));
    }
    out.println("repaired so that all hidden tests pass (suspicious lines | random lines):");
    for (int budget : new int[] {10, 25, 50, 100, runs}) {
      out.printf(
          "  first patch within %d runs, of all: %s | %s, of failing: %s | %s%n",
          budget,
          share(rows, row -> row.suspicious().firstWithin(budget)),
          share(rows, row -> row.random().firstWithin(budget)),
          share(shown(rows), row -> row.suspicious().firstWithin(budget)),
          share(shown(rows), row -> row.random().firstWithin(budget)));
    }
    out.printf(
        "  chosen patch of the first %d runs, of all: %s | %s%n",
        EARLY,
        share(rows, row -> row.suspicious().earlyRight()),
        share(rows, row -> row.random().earlyRight()));
    out.printf(
        "  chosen patch, of all: %s | %s%n",
        share(rows, row -> row.suspicious().chosenRight()),
        share(rows, row -> row.random().chosenRight()));
    out.printf(
        "  any plausible patch, of all: %s | %s%n",
        share(rows, row -> row.suspicious().anyRight()),
        share(rows, row -> row.random().anyRight()));
    out.printf(
        "  unchanged start, of all: %s%n",
        share(rows, row -> !row.shown() && row.suspicious().firstRight()));
  }

  private static List<RepairRow> shown(List<RepairRow> rows) {
    return rows.stream().filter(RepairRow::shown).toList();
  }

  private static String share(List<RepairRow> rows, Predicate<RepairRow> wanted) {
    long count = rows.stream().filter(wanted).count();
    return "%d (%.1f %%)".formatted(count, 100.0 * count / Math.max(1, rows.size()));
  }
}
