package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.codeeval.feedback.CodeFeedback;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.feedback.Growth;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Judges a program by its problem's public tests, never the hidden ones. The loss is {@link
 * CodeLoss}. For a program that fails, small mutations at its suspicious lines are tried on the
 * same tests; those that help are findings with the loss that they bring. Each test run, that is
 * one execution of one program on one test, counts as one evaluator call.
 */
public final class CodeEvaluator implements Evaluator {
  private static final int ENOUGH = 6;
  private final Runner runner;
  private final Problem problem;
  private final Language language;
  private final Options options;
  private final Locked locked;

  /**
   * How a program is judged.
   *
   * @param trials how many test runs may be spent on mutations of a failing program; 0 for none
   * @param limitMillis processor time that a test may take
   * @param growth whether the growth of time is measured for a program that passes or runs out of
   *     time
   */
  public record Options(int trials, double limitMillis, boolean growth) {
    /** 200 test runs on trials, 4 s a test; growth is measured. */
    public static final Options DEFAULT = new Options(200, 4000, true);

    /** Checks the ranges. */
    public Options {
      if (trials < 0 || !(limitMillis > 0)) {
        throw new IllegalArgumentException("trials must be 0 or more, limitMillis more than 0");
      }
    }
  }

  /** An evaluator of solutions of that problem. */
  public CodeEvaluator(Runner runner, Problem problem, Language language, Options options) {
    this(runner, problem, language, options, Locked.NONE);
  }

  private CodeEvaluator(
      Runner runner, Problem problem, Language language, Options options, Locked locked) {
    this.runner = requireNonNull(runner, "runner");
    this.problem = requireNonNull(problem, "problem");
    this.language = requireNonNull(language, "language");
    this.options = requireNonNull(options, "options");
    this.locked = requireNonNull(locked, "locked");
  }

  /** The same, which refuses programs that do not end with the locked lines. */
  public CodeEvaluator with(Locked lines) {
    return new CodeEvaluator(runner, problem, language, options, lines);
  }

  @Override
  public String purpose() {
    return "runs a "
        + language.label()
        + " program on the public tests of the problem '"
        + problem.taskId()
        + "' and says where and how it fails";
  }

  @Override
  public int mostCost() {
    return Math.max(1, problem.tests().publicCount() + options.trials())
        + SmallerInput.MOST_RUNS
        + Places.MOST_RUNS
        + (options.growth() ? Growth.MOST_RUNS : 0);
  }

  @Override
  public Evaluation evaluate(String candidate) {
    if (!locked.keptBy(candidate)) {
      return new Evaluation.Rejected(locked.complaint(), List.of(), 1);
    }
    var search = new RepairSearch(runner, problem, language, locked);
    var how =
        new RepairSearch.Options(
            LineOrder.SUSPICIOUS,
            Math.max(1, problem.tests().publicCount() + options.trials()),
            ENOUGH);
    Repair repair = search.search(candidate, how, new SplittableRandom(candidate.hashCode()));
    Run run = repair.start();
    if (run.verdict() == Verdict.HARNESS_ERROR) {
      throw new SandboxException(
          "the program could not be run: "
              + run.failure().map(f -> f.message()).orElse("no reason"));
    }
    var plain =
        CodeFeedback.of(problem, candidate, run, repair.suspicion(), options.limitMillis())
            .inOrder(repair.learned());
    SmallerInput.Found smaller =
        plain
            .smallestFailing()
            .map(new SmallerInput(runner, problem, submission(candidate))::of)
            .orElse(SmallerInput.Found.NONE);
    var places = new Places(runner, problem, submission(candidate));
    CodeFeedback feedback = places.of(plain.with(smaller.shrunk()));
    var findings = new CodeFindings(candidate, feedback, repair);
    if (run.verdict() == Verdict.COMPILE_ERROR) {
      return new Evaluation.Rejected(
          feedback.report(), findings.of(repair.chosen()), cost(repair, 0));
    }
    return scored(candidate, repair, feedback, findings, smaller.runs() + places.runs());
  }

  private Evaluation scored(
      String candidate,
      Repair repair,
      CodeFeedback feedback,
      CodeFindings findings,
      int shrinkingRuns) {
    Run run = repair.start();
    boolean measured =
        options.growth()
            && (run.passed() == run.outcomes().size() || run.verdict() == Verdict.TIME_LIMIT);
    Optional<Growth> growth =
        measured ? Growth.measure(runner, problem, submission(candidate)) : Optional.empty();
    var all = new ArrayList<Finding>(findings.of(repair.chosen()));
    boolean slow = growth.map(g -> g.exceeds(problem.complexity())).orElse(false);
    if (slow) {
      all.add(
          Finding.of(
              "running time",
              growth.orElseThrow().words(),
              problem.complexity(),
              "Use an algorithm whose time grows as " + problem.complexity() + ".",
              CodeLoss.slowness(1)));
    }
    String words =
        slow
            ? "\nTime " + growth.get().words() + "; the limit needs " + problem.complexity() + "."
            : "";
    String report = feedback.report() + words;
    double loss = CodeLoss.of(run) + CodeLoss.slowness(slow ? 1 : 0);
    int cost = cost(repair, shrinkingRuns + (measured ? Growth.MOST_RUNS : 0));
    return new Evaluation.Scored(loss, metrics(run), report, all, cost);
  }

  private List<Metric> metrics(Run run) {
    long grave =
        run.outcomes().stream()
            .filter(outcome -> outcome.verdict().compareTo(Verdict.WRONG_ANSWER) > 0)
            .count();
    return List.of(
        Metric.higher("public tests passed", run.passed(), "of " + run.outcomes().size()),
        Metric.lower("public tests without answer", (double) grave, ""));
  }

  private static int cost(Repair repair, int furtherRuns) {
    return Math.max(1, repair.runs() + furtherRuns);
  }

  private Submission submission(String code) {
    return new Submission("", problem.taskId(), Optional.of(language), code, false);
  }
}
