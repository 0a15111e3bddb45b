package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

/**
 * What a checker says of an answer.
 *
 * @param verdict right, wrong, or nothing found that could be an answer
 * @param found what was taken for the answer, in the form in which it was compared; empty if
 *     nothing
 */
public record Check(Verdict verdict, String found) {
  /** Whether an answer is right. */
  public enum Verdict {
    /** The answer is the gold answer. */
    CORRECT,
    /** There is an answer, and it is another. */
    WRONG,
    /** Nothing in the output could be read as an answer; counts as wrong, reported apart. */
    UNPARSED
  }

  /** Checks that nothing is missing. */
  public Check {
    requireNonNull(verdict, "verdict");
    requireNonNull(found, "found");
  }

  static Check unparsed() {
    return new Check(Verdict.UNPARSED, "");
  }

  static Check of(String found, boolean isRight) {
    return new Check(isRight ? Verdict.CORRECT : Verdict.WRONG, found);
  }
}
