package org.tgd.codeeval.verdict;

/**
 * What a solution did, in one word; from good to grave. The verdict on several tests is the gravest
 * of theirs.
 */
public enum Verdict {
  /** Every test was answered rightly. */
  PASSED,
  /** A test was answered wrongly. */
  WRONG_ANSWER,
  /** The solution raised an exception, ended its process or crashed it. */
  RUNTIME_ERROR,
  /** The solution printed too much, or its answer is too large or too deep. */
  OUTPUT_LIMIT,
  /** The processes of the solution held more memory than they may. */
  MEMORY_LIMIT,
  /** A test took more than its time, or all of them together did. */
  TIME_LIMIT,
  /** The text is not a program, or lacks the method that is asked for. */
  COMPILE_ERROR,
  /**
   * The tests themselves cannot run: they are no program, fail before they ask the solution, or
   * need a package that is not there; says nothing about the solution.
   */
  UNSUPPORTED,
  /** The harness failed, twice; says nothing about the solution. */
  HARNESS_ERROR;

  /** The graver one of this and another. */
  public Verdict orGraver(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
