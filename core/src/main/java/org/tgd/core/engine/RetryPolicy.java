package org.tgd.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * When to try again: after a wait that doubles from failure to failure, shortened by a seeded
 * jitter. A server's own Retry-After is followed to the letter instead. Made of {@link #DEFAULT} by
 * {@code with…}. Immutable.
 */
public final class RetryPolicy {
  /** Six attempts, waits from 0.5 s to 30 s, ten minutes in all. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(new Fields());

  private static final int MOST_DOUBLINGS = 30;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Fields fields;

  private RetryPolicy(Fields fields) {
    if (fields.maxAttempts < 1) {
      throw new IllegalArgumentException(
          "max attempts was " + fields.maxAttempts + "; must be 1 or more");
    }
    if (fields.firstWait.isNegative()
        || fields.longestWait.compareTo(fields.firstWait) < 0
        || fields.deadline.isNegative()) {
      throw new IllegalArgumentException(
          "waits were %s to %s, deadline %s; must be 0 or more and ascending"
              .formatted(fields.firstWait, fields.longestWait, fields.deadline));
    }
    this.fields = fields;
  }

  /** The same with other waits. */
  public RetryPolicy withWaits(Duration first, Duration longest) {
    return with(
        each -> {
          each.firstWait = first;
          each.longestWait = longest;
        });
  }

  /**
   * How long to wait after a failure: between half of the doubled wait and all of it, the same for
   * the same prompt, failure and seed on any thread.
   *
   * @param prompt what was asked
   * @param failures how many attempts failed so far, at least 1
   */
  Duration backoff(Prompt prompt, int failures) {
    long doubled = fields.firstWait.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
    long full =
        doubled < 0 || doubled > fields.longestWait.toNanos()
            ? fields.longestWait.toNanos()
            : doubled;
    long key = fields.seed;
    key = key * GOLDEN + prompt.system().hashCode();
    key = key * GOLDEN + prompt.user().hashCode();
    key = key * GOLDEN + prompt.sample();
    key = key * GOLDEN + failures;
    double jitter = new SplittableRandom(key).nextDouble();
    return Duration.ofNanos(full - (long) (full * jitter / 2));
  }

  /** How often a call is tried in all, at least 1. */
  public int maxAttempts() {
    return fields.maxAttempts;
  }

  /** The longest wait after the first failure. */
  public Duration firstWait() {
    return fields.firstWait;
  }

  /** What the doubling ends at. */
  public Duration longestWait() {
    return fields.longestWait;
  }

  /** How long a call may take in all, waits included. */
  public Duration deadline() {
    return fields.deadline;
  }

  /** Seed of the jitter. */
  public long seed() {
    return fields.seed;
  }

  /** The same with another number of attempts. */
  public RetryPolicy withMaxAttempts(int next) {
    return with(each -> each.maxAttempts = next);
  }

  /** The same with another time for a call in all. */
  public RetryPolicy withDeadline(Duration next) {
    return with(each -> each.deadline = next);
  }

  /** The same with another seed of the jitter. */
  public RetryPolicy withSeed(long next) {
    return with(each -> each.seed = next);
  }

  private RetryPolicy with(Consumer<Fields> change) {
    Fields next = new Fields(fields);
    change.accept(next);
    return new RetryPolicy(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RetryPolicy that && fields.values().equals(that.fields.values());
  }

  @Override
  public int hashCode() {
    return fields.values().hashCode();
  }

  @Override
  public String toString() {
    return fields.values().toString();
  }

  /** All settings with their defaults; changed only while a new value is made of them. */
  private static final class Fields {
    private int maxAttempts = 6;
    private Duration firstWait = Duration.ofMillis(500);
    private Duration longestWait = Duration.ofSeconds(30);
    private Duration deadline = Duration.ofMinutes(10);
    private long seed;

    private Fields() {}

    private Fields(Fields other) {
      maxAttempts = other.maxAttempts;
      firstWait = other.firstWait;
      longestWait = other.longestWait;
      deadline = other.deadline;
      seed = other.seed;
    }

    private List<Object> values() {
      return List.of(maxAttempts, firstWait, longestWait, deadline, seed);
    }
  }
}
