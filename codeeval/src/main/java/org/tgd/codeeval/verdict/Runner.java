package org.tgd.codeeval.verdict;

import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;

/**
 * Runs solutions in sandboxes and judges their answers outside. Thread-safe: at most as many runs
 * as there are workers go on at once, others wait. Close it to end its sandboxes.
 */
public interface Runner extends AutoCloseable {
  /** A runner in the best sandbox of this machine; nothing is started before the first run. */
  static Runner open(RunnerOptions options) {
    return new SandboxedRunner(options);
  }

  /** Judges a solution on the problem's public tests and then, in other processes, hidden ones. */
  Judgement judge(Problem problem, Submission submission);

  /** Judges a solution on the problem's public tests only. */
  Judgement judgePublic(Problem problem, Submission submission);

  /** Runs a solution on the problem's public tests, of values or of code. */
  Run runPublic(Problem problem, Submission submission);

  /** The same, recording the lines that each test runs. */
  Run coverPublic(Problem problem, Submission submission);

  /** Runs a solution on any tests of the problem's signature, in one process. */
  Run run(Problem problem, Submission submission, List<TestCase> tests);

  /** The same, recording the lines that each test runs; slower, and without meaning for speed. */
  Run cover(Problem problem, Submission submission, List<TestCase> tests);

  /**
   * A failing outcome with the column of the exception and the variables of the failing frame.
   * Python tells them at once. A Java program is run once more for it on that input, or on the
   * public test of the outcome's index if none is given; the outcome is given back as it is if the
   * program does not fail alike then.
   */
  TestOutcome located(
      Problem problem, Submission submission, TestOutcome failing, Optional<TestCase> input);

  /**
   * The same runner with less processor time for each test, in the same sandboxes; closed with this
   * one.
   *
   * @param seconds processor time of a test in seconds; more than this runner's own changes nothing
   */
  default Runner within(double seconds) {
    return this;
  }

  /**
   * What keeps solutions of that language in, for example {@code bubblewrap}; starts a sandbox to
   * find out.
   *
   * @throws org.tgd.codeeval.sandbox.SandboxException if nothing does
   */
  String isolation(Language language);

  @Override
  void close();
}
