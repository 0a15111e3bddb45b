package org.tgd.benchmarks.scale;

import org.tgd.core.input.InputException;

/**
 * Many runs that ask one model, each one call after the other.
 *
 * @param runs how many, 1 or more
 * @param calls calls of the model in each run, one after the other, 1 or more
 * @param cached the share of calls that a cache answers, from 0 to below 1
 * @param failing the share of the other calls that fail and are paid for, from 0 to below 1
 * @param journaled whether a run goes on after a failure; else it begins again
 * @param evaluatorSeconds processor time of the evaluator after each call, 0 or more
 */
public record Load(
    long runs,
    int calls,
    double cached,
    double failing,
    boolean journaled,
    double evaluatorSeconds) {
  /**
   * Checks the ranges.
   *
   * @throws InputException if one is not kept
   */
  public Load {
    if (runs < 1 || calls < 1) {
      throw new InputException("--runs and --calls must be 1 or more");
    }
    if (!(cached >= 0 && cached < 1) || !(failing >= 0 && failing < 1)) {
      throw new InputException("--cached and --failing must be from 0 to below 1");
    }
    if (!(evaluatorSeconds >= 0 && Double.isFinite(evaluatorSeconds))) {
      throw new InputException("--evaluator-seconds must be 0 or more");
    }
  }

  /** A load of whose calls none is cached and none fails. */
  public static Load of(long runs, int calls) {
    return new Load(runs, calls, 0, 0, true, 0);
  }

  /** The same with another share of calls that a cache answers. */
  public Load withCached(double share) {
    return new Load(runs, calls, share, failing, journaled, evaluatorSeconds);
  }

  /** The same whose calls fail at this rate; with a journal a run goes on, else it begins again. */
  public Load withFailing(double share, boolean journal) {
    return new Load(runs, calls, cached, share, journal, evaluatorSeconds);
  }

  /** The same with another time of the evaluator after each call. */
  public Load withEvaluatorSeconds(double seconds) {
    return new Load(runs, calls, cached, failing, journaled, seconds);
  }

  /**
   * The calls that are expected to be paid for. With a journal each call that is not cached is
   * tried until it succeeds: N S (1 - h) / (1 - f). Without one a run needs S calls in a row that
   * do not fail; with f' = (1 - h) f that takes ((1 - f')^-S - 1) / f' calls in the mean, of which
   * 1 - h are paid.
   */
  public double paid() {
    double fault = (1 - cached) * failing;
    if (journaled || fault == 0) {
      return runs * calls * (1 - cached) / (1 - failing);
    }
    return runs * (Math.pow(1 - fault, -calls) - 1) / fault * (1 - cached);
  }

  /** The paid calls that are expected to bring nothing: failures, and what is done again. */
  public double wasted() {
    return paid() - runs * calls * (1 - cached);
  }

  /** The evaluations that are expected: one after each call that did not fail. */
  double evaluations() {
    double fault = (1 - cached) * failing;
    return paid() / (1 - cached) * (1 - fault);
  }
}
