package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/** Answers for programs by a rule, without running any, and counts the tests. */
final class ScriptedRunner implements Runner {
  private final BiFunction<String, TestCase, Value> rule;
  private int executions;

  ScriptedRunner(BiFunction<String, TestCase, Value> rule) {
    this.rule = rule;
  }

  int executions() {
    return executions;
  }

  @Override
  public Run run(Problem problem, Submission submission, List<TestCase> tests) {
    var outcomes = new ArrayList<TestOutcome>();
    for (TestCase test : tests) {
      executions++;
      Value answer = rule.apply(submission.code(), test);
      boolean right = answer.equals(test.expected());
      outcomes.add(
          new TestOutcome(
              outcomes.size(),
              right ? Verdict.PASSED : Verdict.WRONG_ANSWER,
              true,
              Optional.of(answer),
              Optional.empty(),
              Optional.empty(),
              0,
              "",
              "",
              List.of(1, 2, 3)));
    }
    return new Run(outcomes, Optional.empty(), 0, 0);
  }

  @Override
  public Run cover(Problem problem, Submission submission, List<TestCase> tests) {
    return run(problem, submission, tests);
  }

  @Override
  public Run runPublic(Problem problem, Submission submission) {
    return run(problem, submission, problem.publicCases());
  }

  @Override
  public Run coverPublic(Problem problem, Submission submission) {
    return run(problem, submission, problem.publicCases());
  }

  @Override
  public Judgement judge(Problem problem, Submission submission) {
    throw new UnsupportedOperationException("a search never judges");
  }

  @Override
  public Judgement judgePublic(Problem problem, Submission submission) {
    throw new UnsupportedOperationException("a search never judges");
  }

  @Override
  public TestOutcome located(
      Problem problem, Submission submission, TestOutcome failing, Optional<TestCase> input) {
    return failing;
  }

  @Override
  public String isolation(Language language) {
    return "none is needed";
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
