package org.tgd.codeeval.verdict;

import static java.util.Objects.requireNonNull;

import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Submission;

/**
 * A solution judged on its problem's tests.
 *
 * @param submission the solution
 * @param language the language in which it was judged
 * @param publicRun the run on the public tests
 * @param hiddenRun the run on the hidden tests, in processes of its own
 * @param isolation what kept the solution in, for example {@code bubblewrap}; with {@code
 *     same-process} where the tests ran beside the solution
 */
public record Judgement(
    Submission submission, Language language, Run publicRun, Run hiddenRun, String isolation) {
  /** Checks that nothing is missing. */
  public Judgement {
    requireNonNull(submission, "submission");
    requireNonNull(language, "language");
    requireNonNull(publicRun, "publicRun");
    requireNonNull(hiddenRun, "hiddenRun");
    requireNonNull(isolation, "isolation");
  }

  /** The gravest verdict of all tests, public and hidden. */
  public Verdict verdict() {
    return publicRun.verdict().orGraver(hiddenRun.verdict());
  }
}
