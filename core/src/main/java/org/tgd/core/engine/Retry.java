package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A request that failed and is made again.
 *
 * @param model the model that was asked
 * @param attempt which attempt failed, from 1
 * @param reason why, without secrets
 * @param pause how long until the next
 */
public record Retry(String model, int attempt, String reason, Duration pause) {
  /** Checks that nothing is missing. */
  public Retry {
    requireNonNull(model, "model");
    requireNonNull(reason, "reason");
    requireNonNull(pause, "pause");
  }
}
