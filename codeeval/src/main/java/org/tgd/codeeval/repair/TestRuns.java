package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.verdict.Failure;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Runs programs on tests and counts. One execution of one program on one test, public or generated,
 * is a test run; no more are made than may be spent.
 */
final class TestRuns {
  private static final double LEAST_SECONDS = 0.25;
  private static final double TIMES = 20;
  private static final int MOST_AGAIN = 4;
  private static final Set<Verdict> UNFIT =
      EnumSet.of(Verdict.COMPILE_ERROR, Verdict.UNSUPPORTED, Verdict.HARNESS_ERROR);

  private Runner runner;
  private final Problem problem;
  private final Language language;
  private final int most;
  private Optional<MainParts> parts = Optional.empty();
  private int spent;

  TestRuns(Runner runner, Problem problem, Language language, int most) {
    this.runner = requireNonNull(runner, "runner");
    this.problem = requireNonNull(problem, "problem");
    this.language = requireNonNull(language, "language");
    this.most = most;
  }

  /**
   * What the public tests say about a changed program.
   *
   * @param effect what the change did to the tests that were run
   * @param plausible whether all public tests pass
   * @param loss its loss; that of the start as long as the first failing test still fails, since no
   *     other test is run then
   */
  record Outcome(Agenda.Effect effect, boolean plausible, double loss) {}

  int spent() {
    return spent;
  }

  int left() {
    return most - spent;
  }

  /** Runs the program as it is on all public tests, recording the lines that run. */
  Run start(String code) {
    parts = MainParts.of(problem);
    Run start = parts.flatMap(of -> apart(code, of)).orElseGet(() -> together(code));
    runner = runner.within(seconds(start));
    return start;
  }

  private Run together(String code) {
    parts = Optional.empty();
    spent += problem.tests().publicCount();
    return whole(code, runner.coverPublic(problem, submission(code)));
  }

  /** Each truth of a test class on its own; empty if they cannot be taken apart. */
  private Optional<Run> apart(String code, MainParts of) {
    var outcomes = new ArrayList<TestOutcome>();
    Optional<Failure> failure = Optional.empty();
    double millis = 0;
    for (int i = 0; i < of.truths().size(); i++) {
      Run one = runner.coverPublic(with(Tests.JavaMain.of(of.only(i))), submission(code));
      if (UNFIT.contains(one.verdict())) {
        return Optional.empty();
      }
      spent++;
      outcomes.add(one.outcomes().get(0).at(i));
      failure = failure.or(one::failure);
      millis += one.millis();
    }
    return Optional.of(new Run(outcomes, failure, millis, 0));
  }

  /**
   * The run with the tests that a limit had kept from being run: a program that loops on one test
   * may pass others.
   */
  private Run whole(String code, Run run) {
    Run known = run;
    for (int again = 0; again < MOST_AGAIN && problem.tests() instanceof Tests.Values; again++) {
      List<TestOutcome> left =
          known.outcomes().stream()
              .filter(o -> !o.ran() && o.verdict() == Verdict.TIME_LIMIT)
              .toList();
      if (left.isEmpty() || known.failure().isPresent()) {
        return known;
      }
      List<TestCase> tests =
          left.stream().map(outcome -> problem.publicCases().get(outcome.index())).toList();
      Run more = runner.cover(problem, submission(code), tests);
      for (TestOutcome outcome : more.outcomes()) {
        known = known.with(outcome.at(left.get(outcome.index()).index()));
      }
    }
    return known;
  }

  /**
   * Processor time that a changed program may take on a test, in seconds: much more than the
   * slowest test that came to an end, in coarse steps, so that a change which loops costs little.
   */
  private static double seconds(Run start) {
    double slowest =
        start.outcomes().stream()
            .filter(o -> o.ran() && o.verdict().compareTo(Verdict.RUNTIME_ERROR) <= 0)
            .mapToDouble(TestOutcome::millis)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
    double seconds = LEAST_SECONDS;
    while (seconds < TIMES * slowest / 1000 && seconds < 3600) {
      seconds *= 2;
    }
    return seconds;
  }

  /**
   * Runs a changed program on the first test that failed and, only if it passes that, on the
   * others; empty when that would be more than may be spent.
   */
  Optional<Outcome> tried(String code, Run start) {
    int first = firstFailing(start);
    if (left() < 1) {
      return Optional.empty();
    }
    Run one = part(code, List.of(first));
    TestOutcome outcome = one.outcomes().get(0);
    if (!outcome.passed()) {
      boolean changed = answered(one) && differs(start.outcomes().get(first), outcome);
      Agenda.Effect effect = changed ? Agenda.Effect.CHANGED : Agenda.Effect.NONE;
      return Optional.of(new Outcome(effect, false, CodeLoss.of(start)));
    }
    List<Integer> others =
        IntStream.range(0, start.outcomes().size()).filter(i -> i != first).boxed().toList();
    if (others.size() > left()) {
      return Optional.empty();
    }
    Run rest = others.isEmpty() ? one : part(code, others);
    List<TestOutcome> outcomes = new ArrayList<>(others.isEmpty() ? List.of() : rest.outcomes());
    outcomes.add(first, outcome);
    return Optional.of(
        judged(start, new Run(outcomes, rest.failure(), rest.millis(), rest.memoryKb())));
  }

  /** Runs a program on some of the public tests. */
  private Run part(String code, List<Integer> tests) {
    if (problem.tests() instanceof Tests.Values) {
      return run(code, tests.stream().map(problem.publicCases()::get).toList());
    } else if (problem.tests() instanceof Tests.PythonChecks checks) {
      List<String> some = tests.stream().map(checks.publicChecks()::get).toList();
      return run(
          code,
          new Tests.PythonChecks(
              checks.setup(), checks.entryPoint(), some, List.of(), checks.insertion()),
          some.size());
    } else if (parts.isPresent()) {
      return truths(code, parts.get(), tests);
    }
    spent += tests.size();
    return runner.runPublic(problem, submission(code));
  }

  private Run truths(String code, MainParts of, List<Integer> which) {
    if (which.size() == 1) {
      return run(code, Tests.JavaMain.of(of.only(which.get(0))), 1);
    }
    Run all = run(code, Tests.JavaMain.of(of.some(which)), which.size());
    TestOutcome one = all.outcomes().get(0);
    List<Boolean> held = MainParts.held(one.failure().map(Failure::message).orElse("").toString());
    var outcomes = new ArrayList<TestOutcome>();
    for (int i = 0; i < which.size(); i++) {
      boolean passed = one.passed() || (held.size() == which.size() && held.get(i));
      outcomes.add((passed ? one.as(Verdict.PASSED) : one).at(i));
    }
    return new Run(outcomes, all.failure(), all.millis(), all.memoryKb());
  }

  /** Runs a program on other tests in place of the public ones; that many runs are charged. */
  Run run(String code, Tests tests, int count) {
    spent += count;
    return runner.runPublic(with(tests), submission(code));
  }

  private Problem with(Tests tests) {
    return new Problem(
        problem.taskId(),
        problem.statement(),
        problem.difficulty(),
        problem.complexity(),
        problem.signature(),
        problem.starters(),
        tests,
        problem.comparison(),
        problem.references());
  }

  /** Runs a program on tests of values. */
  Run run(String code, List<TestCase> tests) {
    spent += tests.size();
    return runner.run(problem, submission(code), tests);
  }

  /** The first test that fails in time, if one does; else the first that fails. */
  private static int firstFailing(Run start) {
    int slow = -1;
    for (TestOutcome outcome : start.outcomes()) {
      if (!outcome.passed() && outcome.verdict() != Verdict.TIME_LIMIT) {
        return start.outcomes().indexOf(outcome);
      } else if (!outcome.passed() && slow < 0) {
        slow = start.outcomes().indexOf(outcome);
      }
    }
    return slow;
  }

  private static boolean answered(Run run) {
    Verdict verdict = run.verdict();
    return verdict != Verdict.COMPILE_ERROR && verdict != Verdict.HARNESS_ERROR;
  }

  private static boolean differs(TestOutcome before, TestOutcome after) {
    return before.verdict() != after.verdict()
        || !before.answer().equals(after.answer())
        || (after.verdict() == Verdict.WRONG_ANSWER && !said(before).equals(said(after)));
  }

  /** What a test that is code says about the answer. */
  private static String said(TestOutcome outcome) {
    return outcome.difference() + " " + outcome.failure().map(Failure::message);
  }

  private static Outcome judged(Run start, Run run) {
    boolean plausible = run.failure().isEmpty() && run.passed() == run.outcomes().size();
    return new Outcome(effect(start, run), plausible, CodeLoss.of(run));
  }

  private static Agenda.Effect effect(Run start, Run run) {
    if (!answered(run)) {
      return Agenda.Effect.NONE;
    }
    int broken = 0;
    int mended = 0;
    boolean changed = false;
    for (int i = 0; i < Math.min(start.outcomes().size(), run.outcomes().size()); i++) {
      TestOutcome before = start.outcomes().get(i);
      TestOutcome after = run.outcomes().get(i);
      mended += !before.passed() && after.passed() ? 1 : 0;
      broken += before.passed() && !after.passed() ? 1 : 0;
      changed |= !before.passed() && differs(before, after);
    }
    if (mended > broken) {
      return Agenda.Effect.BETTER;
    }
    return changed ? Agenda.Effect.CHANGED : Agenda.Effect.NONE;
  }

  private Submission submission(String code) {
    return new Submission("", problem.taskId(), Optional.of(language), code, false);
  }
}
