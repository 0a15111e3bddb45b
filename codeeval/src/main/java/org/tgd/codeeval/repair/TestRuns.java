package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Runs programs on tests and counts. One execution of one program on one test, public or generated,
 * is a test run; no more are made than may be spent.
 */
final class TestRuns {
  private final Runner runner;
  private final Problem problem;
  private final Language language;
  private final int most;
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
    spent += problem.tests().publicCount();
    return runner.coverPublic(problem, submission(code));
  }

  /**
   * Runs a changed program on the first test that failed and, only if it passes that, on the
   * others; empty when that would be more than may be spent.
   */
  Optional<Outcome> tried(String code, Run start) {
    if (!(problem.tests() instanceof Tests.Values)) {
      int count = problem.tests().publicCount();
      return count > left() ? Optional.empty() : Optional.of(all(code, start, count));
    }
    int first = firstFailing(start);
    if (left() < 1) {
      return Optional.empty();
    }
    Run one = run(code, List.of(problem.publicCases().get(first)));
    TestOutcome outcome = one.outcomes().get(0);
    if (!outcome.passed()) {
      boolean changed = answered(one) && differs(start.outcomes().get(first), outcome);
      Agenda.Effect effect = changed ? Agenda.Effect.CHANGED : Agenda.Effect.NONE;
      return Optional.of(new Outcome(effect, false, CodeLoss.of(start)));
    }
    List<TestCase> others = new ArrayList<>(problem.publicCases());
    others.remove(first);
    if (others.size() > left()) {
      return Optional.empty();
    }
    Run rest = others.isEmpty() ? one : run(code, others);
    List<TestOutcome> outcomes = new ArrayList<>(others.isEmpty() ? List.of() : rest.outcomes());
    outcomes.add(first, outcome);
    return Optional.of(
        judged(start, new Run(outcomes, rest.failure(), rest.millis(), rest.memoryKb())));
  }

  /** The program's answers to inputs, an empty text where there is none. */
  List<String> answers(String code, List<List<Value>> inputs) {
    List<TestCase> tests = inputs.stream().map(input -> new TestCase(input, Value.none())).toList();
    return run(code, tests).outcomes().stream()
        .map(outcome -> outcome.answer().map(ValueJson::write).orElse(""))
        .toList();
  }

  private Outcome all(String code, Run start, int count) {
    spent += count;
    return judged(start, runner.runPublic(problem, submission(code)));
  }

  private Run run(String code, List<TestCase> tests) {
    spent += tests.size();
    return runner.run(problem, submission(code), tests);
  }

  private static int firstFailing(Run start) {
    int first = 0;
    while (start.outcomes().get(first).passed()) {
      first++;
    }
    return first;
  }

  private static boolean answered(Run run) {
    Verdict verdict = run.verdict();
    return verdict != Verdict.COMPILE_ERROR && verdict != Verdict.HARNESS_ERROR;
  }

  private static boolean differs(TestOutcome before, TestOutcome after) {
    return before.verdict() != after.verdict() || !before.answer().equals(after.answer());
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
