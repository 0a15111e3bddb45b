package org.tgd.codeeval.problem;

/**
 * Counts the steps of work that one answer causes outside of its sandbox, where no limit of time
 * holds. Steps and not a clock, so that an answer meets the same fate on every machine.
 */
final class Effort {
  /** Steps that one answer may cause; about two seconds of a slow processor. */
  static final long MOST = 30_000_000;

  private long left = MOST;

  /**
   * Takes steps.
   *
   * @throws TooMuch if there are not so many left
   */
  void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new TooMuch("comparing the answer takes more than " + MOST + " steps");
    }
  }
}
