package org.tgd.codeeval.feedback;

import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Verdict;

/**
 * The loss of a program: the share of public tests that fail, from 0 to 1; half as much again of a
 * tenth for each that ended in something graver than a wrong answer, so that a program that answers
 * at all is better than one that cannot; and at most a hundredth for time.
 */
public final class CodeLoss {
  private static final double GRAVER = 0.05;
  private static final double SLOW = 0.01;

  private CodeLoss() {}

  /** The loss of a run without regard to time, from 0 to 1.05. */
  public static double of(Run run) {
    int count = run.outcomes().size();
    if (count == 0) {
      return run.failure().isPresent() ? 1 + GRAVER : 0;
    }
    long grave =
        run.outcomes().stream()
            .filter(outcome -> outcome.verdict().compareTo(Verdict.WRONG_ANSWER) > 0)
            .count();
    return (count - run.passed() + GRAVER * grave) / count;
  }

  /**
   * What slowness adds to the loss of a program, from 0 to 0.01.
   *
   * @param share the part of the time limit that the largest probe took, or the growth beyond the
   *     wanted one, from 0 to 1
   */
  public static double slowness(double share) {
    return SLOW * Math.max(0, Math.min(1, share));
  }
}
