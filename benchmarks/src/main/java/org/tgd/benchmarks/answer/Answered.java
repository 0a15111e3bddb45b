package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

/**
 * A question, what a model answered, and what the checker says.
 *
 * @param question the question
 * @param output what the model wrote
 * @param check what was found in it
 */
public record Answered(Question question, String output, Check check) {
  /** Checks that nothing is missing. */
  public Answered {
    requireNonNull(question, "question");
    requireNonNull(output, "output");
    requireNonNull(check, "check");
  }

  /** An answer, checked. */
  public static Answered of(Question question, String output) {
    return new Answered(question, output, question.check(output));
  }

  /** Whether the answer is right. */
  public boolean isCorrect() {
    return check.verdict() == Check.Verdict.CORRECT;
  }
}
