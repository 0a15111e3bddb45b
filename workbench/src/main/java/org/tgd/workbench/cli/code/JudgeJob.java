package org.tgd.workbench.cli.code;

import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.core.journal.Sha256;

/**
 * A solution and the problem that it is for.
 *
 * @param problem the problem
 * @param submission the solution
 */
record JudgeJob(Problem problem, Submission submission) {
  /**
   * What the verdict hangs on, as SHA-256: solution, tests and limits.
   *
   * @param settings the limits, in words
   */
  String hash(String settings) {
    Language language = submission.languageFor(problem);
    return Sha256.hex(
        String.join(
            "\u0000",
            settings,
            submission.id(),
            problem.taskId(),
            language.label(),
            submission.program(problem),
            problem.starter(language),
            problem.signature().toString(),
            problem.tests().toString(),
            problem.comparison().toString(),
            problem.checker()));
  }
}
