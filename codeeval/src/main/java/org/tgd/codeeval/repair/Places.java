package org.tgd.codeeval.repair;

import java.util.Optional;
import org.tgd.codeeval.feedback.CodeFeedback;
import org.tgd.codeeval.feedback.Shrunk;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;

/**
 * Adds to feedback where on its line an exception was raised and with which variables, where a run
 * more is needed to know that; counts those runs.
 */
final class Places {
  /** One for the failing test, one for the smaller input. */
  static final int MOST_RUNS = 2;

  private final Runner runner;
  private final Problem problem;
  private final Submission submission;
  private int runs;

  Places(Runner runner, Problem problem, Submission submission) {
    this.runner = runner;
    this.problem = problem;
    this.submission = submission;
  }

  int runs() {
    return runs;
  }

  /** The feedback with the places of the failing test and of the smaller input. */
  CodeFeedback of(CodeFeedback plain) {
    Optional<Shrunk> shrunk =
        plain
            .shrunk()
            .map(
                smaller -> {
                  var test = new TestCase(smaller.arguments(), Value.none());
                  return new Shrunk(
                      smaller.arguments(), located(smaller.outcome(), Optional.of(test)));
                });
    return plain
        .smallestFailing()
        .map(failing -> plain.with(plain.run().with(located(failing, Optional.empty()))))
        .orElse(plain)
        .with(shrunk);
  }

  private TestOutcome located(TestOutcome failing, Optional<TestCase> input) {
    if (!failing.lacksPlace()) {
      return failing;
    }
    runs++;
    return runner.located(problem, submission, failing, input);
  }
}
