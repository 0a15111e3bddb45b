package org.tgd.core.budget;

import java.time.Duration;

/**
 * What a run asked of one model, or of all together.
 *
 * @param calls questions put to the model, however often each was tried
 * @param attempts requests made, retries included
 * @param failures calls that got no answer
 * @param failedAttempts requests that got no answer
 * @param cacheHits questions that the cache answered; not among the calls
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 * @param picoUsd money in 10⁻¹² US dollars
 * @param time time spent in requests, added up over threads
 */
public record LedgerEntry(
    long calls,
    long attempts,
    long failures,
    long failedAttempts,
    long cacheHits,
    long inputTokens,
    long outputTokens,
    long picoUsd,
    Duration time) {
  /** Nothing. */
  public static final LedgerEntry NONE = new LedgerEntry(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

  /** The same with another number of answers of the cache. */
  public LedgerEntry withCacheHits(long hits) {
    return new LedgerEntry(
        calls, attempts, failures, failedAttempts, hits, inputTokens, outputTokens, picoUsd, time);
  }

  /** One request that was answered. */
  public static LedgerEntry answered(long input, long output, long picoUsd, Duration time) {
    return new LedgerEntry(0, 1, 0, 0, 0, input, output, picoUsd, time);
  }

  /** One request that got no answer. */
  public static LedgerEntry unanswered(Duration time) {
    return new LedgerEntry(0, 1, 0, 1, 0, 0, 0, 0, time);
  }

  /** Both together. */
  public LedgerEntry plus(LedgerEntry other) {
    return new LedgerEntry(
        calls + other.calls,
        attempts + other.attempts,
        failures + other.failures,
        failedAttempts + other.failedAttempts,
        cacheHits + other.cacheHits,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        Math.addExact(picoUsd, other.picoUsd),
        time.plus(other.time));
  }

  /** Tokens read and written. */
  public long tokens() {
    return inputTokens + outputTokens;
  }

  /** Money in US dollars. */
  public double usd() {
    return new Cost(0, 0, picoUsd, 0).usd();
  }
}
