package org.tgd.core.budget;

/**
 * What was spent, or may be spent at most.
 *
 * @param calls requests to models, retries included
 * @param tokens tokens read and written by models
 * @param picoUsd money in 10⁻¹² US dollars, a whole number so that sums do not depend on their
 *     order
 * @param evaluations calls of evaluators
 */
public record Cost(long calls, long tokens, long picoUsd, long evaluations) {
  /** Nothing. */
  public static final Cost NONE = new Cost(0, 0, 0, 0);

  private static final double PICO = 1e12;

  /** Checks that nothing is negative. */
  public Cost {
    if (calls < 0 || tokens < 0 || picoUsd < 0 || evaluations < 0) {
      throw new IllegalArgumentException(
          "cost was %d calls, %d tokens, %d pico-USD, %d evaluations; must all be 0 or more"
              .formatted(calls, tokens, picoUsd, evaluations));
    }
  }

  /** So many calls of evaluators. */
  public static Cost evaluations(long count) {
    return new Cost(0, 0, 0, count);
  }

  /** Both together. */
  public Cost plus(Cost other) {
    return new Cost(
        Math.addExact(calls, other.calls),
        Math.addExact(tokens, other.tokens),
        Math.addExact(picoUsd, other.picoUsd),
        Math.addExact(evaluations, other.evaluations));
  }

  /** This without a part of it. */
  public Cost minus(Cost part) {
    return new Cost(
        calls - part.calls,
        tokens - part.tokens,
        picoUsd - part.picoUsd,
        evaluations - part.evaluations);
  }

  /** Money in US dollars. */
  public double usd() {
    return picoUsd / PICO;
  }

  static long picoUsd(double usd) {
    return Math.round(usd * PICO);
  }
}
