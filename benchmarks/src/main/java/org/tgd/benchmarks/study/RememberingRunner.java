package org.tgd.benchmarks.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;

/** Remembers runs of one problem's programs, so that two searches pay once for the same. */
public final class RememberingRunner implements Runner {
  private final Runner runner;
  private final Map<Key, Run> runs;

  private record Key(String code, String kind, Object tests) {}

  /** A runner over another, which whoever opened it closes. */
  public RememberingRunner(Runner runner) {
    this(runner, new ConcurrentHashMap<>());
  }

  private RememberingRunner(Runner runner, Map<Key, Run> runs) {
    this.runner = runner;
    this.runs = runs;
  }

  @Override
  public Runner within(double seconds) {
    return new RememberingRunner(runner.within(seconds), runs);
  }

  @Override
  public Run runPublic(Problem problem, Submission submission) {
    return runs.computeIfAbsent(
        new Key(submission.code(), "public", problem.tests()),
        key -> runner.runPublic(problem, submission));
  }

  @Override
  public Run coverPublic(Problem problem, Submission submission) {
    return runs.computeIfAbsent(
        new Key(submission.code(), "cover", problem.tests()),
        key -> runner.coverPublic(problem, submission));
  }

  @Override
  public Judgement judge(Problem problem, Submission submission) {
    return runner.judge(problem, submission);
  }

  @Override
  public Judgement judgePublic(Problem problem, Submission submission) {
    return runner.judgePublic(problem, submission);
  }

  @Override
  public Run run(Problem problem, Submission submission, List<TestCase> tests) {
    return runs.computeIfAbsent(
        new Key(submission.code(), "run", tests), key -> runner.run(problem, submission, tests));
  }

  @Override
  public Run cover(Problem problem, Submission submission, List<TestCase> tests) {
    return runner.cover(problem, submission, tests);
  }

  @Override
  public TestOutcome located(
      Problem problem, Submission submission, TestOutcome failing, Optional<TestCase> input) {
    return runner.located(problem, submission, failing, input);
  }

  @Override
  public String isolation(Language language) {
    return runner.isolation(language);
  }

  @Override
  public void close() {
    // the runner behind it is closed by who opened it
  }
}
