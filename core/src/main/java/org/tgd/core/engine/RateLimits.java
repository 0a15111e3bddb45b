package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How hard a server may be driven.
 *
 * @param maxConcurrent requests under way at once, at least 1
 * @param perMinute requests a minute, above 0; empty for no limit
 */
public record RateLimits(int maxConcurrent, OptionalDouble perMinute) {
  /** Checks the ranges. */
  public RateLimits {
    if (maxConcurrent < 1) {
      throw new IllegalArgumentException(
          "max concurrent was " + maxConcurrent + "; must be 1 or more");
    }
    double rate = requireNonNull(perMinute, "perMinute").orElse(1);
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("requests per minute was " + rate + "; must be above 0");
    }
  }

  /** So many requests at once, at any rate. */
  public static RateLimits concurrent(int most) {
    return new RateLimits(most, OptionalDouble.empty());
  }

  /** The same with a limit on requests a minute. */
  public RateLimits withPerMinute(double requests) {
    return new RateLimits(maxConcurrent, OptionalDouble.of(requests));
  }
}
