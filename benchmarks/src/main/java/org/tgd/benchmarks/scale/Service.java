package org.tgd.benchmarks.scale;

import org.tgd.core.input.InputException;

/**
 * What the runs share: a model with its limits, and processors.
 *
 * @param requestsPerSecond requests that the model takes, above 0
 * @param tokensPerSecond tokens that it takes, above 0; infinite for no limit
 * @param tokensPerCall tokens read and written in a call, 1 or more
 * @param latencySeconds the mean time of a call, above 0; exponentially distributed
 * @param inFlight runs at once, each with at most one call, 1 or more
 * @param cores processors for evaluators, 1 or more
 * @param usdPerMillionTokens the price, 0 or more
 */
public record Service(
    double requestsPerSecond,
    double tokensPerSecond,
    int tokensPerCall,
    double latencySeconds,
    int inFlight,
    int cores,
    double usdPerMillionTokens) {
  /**
   * Checks the ranges.
   *
   * @throws InputException if one is not kept
   */
  public Service {
    if (!(requestsPerSecond > 0) || !(tokensPerSecond > 0) || !(latencySeconds > 0)) {
      throw new InputException("--rate, --token-rate and --latency must be above 0");
    }
    if (tokensPerCall < 1 || inFlight < 1 || cores < 1 || !(usdPerMillionTokens >= 0)) {
      throw new InputException(
          "--tokens, --in-flight and --cores must be 1 or more, --price 0 or more");
    }
  }

  /** Seconds between two calls at the least, by requests and by tokens. */
  double secondsBetweenCalls() {
    return Math.max(1 / requestsPerSecond, tokensPerCall / tokensPerSecond);
  }

  /** What so many calls cost in US dollars. */
  double usd(double calls) {
    return calls * tokensPerCall * usdPerMillionTokens / 1e6;
  }
}
