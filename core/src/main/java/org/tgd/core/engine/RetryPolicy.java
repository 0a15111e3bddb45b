package org.tgd.core.engine;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When to try again: after a wait that doubles from failure to failure, shortened by a seeded
 * jitter. A server's own Retry-After is followed to the letter instead.
 *
 * @param maxAttempts how often a call is tried in all, at least 1
 * @param firstWait the longest wait after the first failure
 * @param longestWait what the doubling ends at
 * @param deadline how long a call may take in all, waits included
 * @param seed seed of the jitter
 */
public record RetryPolicy(
    int maxAttempts, Duration firstWait, Duration longestWait, Duration deadline, long seed) {
  /** Six attempts, waits from 0.5 s to 30 s, ten minutes in all. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(6, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(10), 0);

  private static final int MOST_DOUBLINGS = 30;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Checks the ranges. */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("max attempts was " + maxAttempts + "; must be 1 or more");
    }
    if (firstWait.isNegative() || longestWait.compareTo(firstWait) < 0 || deadline.isNegative()) {
      throw new IllegalArgumentException(
          "waits were %s to %s, deadline %s; must be 0 or more and ascending"
              .formatted(firstWait, longestWait, deadline));
    }
  }

  /** The same with another seed of the jitter. */
  public RetryPolicy withSeed(long value) {
    return new RetryPolicy(maxAttempts, firstWait, longestWait, deadline, value);
  }

  /** The same with another number of attempts. */
  public RetryPolicy withMaxAttempts(int value) {
    return new RetryPolicy(value, firstWait, longestWait, deadline, seed);
  }

  /** The same with another time for a call in all. */
  public RetryPolicy withDeadline(Duration value) {
    return new RetryPolicy(maxAttempts, firstWait, longestWait, value, seed);
  }

  /**
   * How long to wait after a failure: between half of the doubled wait and all of it, the same for
   * the same prompt, failure and seed on any thread.
   *
   * @param prompt what was asked
   * @param failures how many attempts failed so far, at least 1
   */
  Duration backoff(Prompt prompt, int failures) {
    long doubled = firstWait.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
    long full = doubled < 0 || doubled > longestWait.toNanos() ? longestWait.toNanos() : doubled;
    long key = seed;
    key = key * GOLDEN + prompt.system().hashCode();
    key = key * GOLDEN + prompt.user().hashCode();
    key = key * GOLDEN + prompt.sample();
    key = key * GOLDEN + failures;
    double jitter = new SplittableRandom(key).nextDouble();
    return Duration.ofNanos(full - (long) (full * jitter / 2));
  }
}
