package org.tgd.codeeval.verdict;

import java.util.List;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;

/**
 * Runs solutions in sandboxes and judges their answers outside. Thread-safe: at most as many runs
 * as there are workers go on at once, others wait. Close it to end its sandboxes.
 */
public interface Runner extends AutoCloseable {
  /** Judges a solution on the problem's public tests and then, in other processes, hidden ones. */
  Judgement judge(Problem problem, Submission submission);

  /** Runs a solution on the problem's public tests, of values or of code. */
  Run runPublic(Problem problem, Submission submission);

  /** Runs a solution on any tests of the problem's signature, in one process. */
  Run run(Problem problem, Submission submission, List<TestCase> tests);

  /** The same, recording the lines that each test runs; slower, and without meaning for speed. */
  Run cover(Problem problem, Submission submission, List<TestCase> tests);

  /** What keeps solutions in, for example {@code bubblewrap}. */
  String isolation();

  @Override
  void close();
}
