package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * An engine gave no answer. The message names the server and what would help, and never holds a
 * secret.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retriable;
  private final boolean throttled;
  private final Duration retryAfter;
  private final boolean rephrased;

  private EngineException(
      String message, Throwable cause, boolean retriable, boolean throttled, Duration retryAfter) {
    this(message, cause, retriable, throttled, retryAfter, false);
  }

  private EngineException(
      String message,
      Throwable cause,
      boolean retriable,
      boolean throttled,
      Duration retryAfter,
      boolean rephrased) {
    super(requireNonNull(message, "message"), cause);
    this.rephrased = rephrased;
    this.retriable = retriable;
    this.throttled = throttled;
    this.retryAfter = retryAfter;
  }

  /** A failure without a cause worth keeping. */
  public EngineException(String message, boolean retriable) {
    this(message, null, retriable, false, null);
  }

  /**
   * A failure and what lies behind it.
   *
   * @param message what went wrong and what would help
   * @param retriable whether the same call may succeed later
   * @param cause the failure behind it
   */
  public EngineException(String message, boolean retriable, Throwable cause) {
    this(message, requireNonNull(cause, "cause"), retriable, false, null);
  }

  /**
   * The server is up but cannot serve now: retriable.
   *
   * @param message what the server said
   * @param throttled whether it wants fewer calls (HTTP 429), rather than being in trouble itself
   * @param retryAfter how long it wants to be left alone, if it said so
   * @param cause the failure behind it, where there is one
   */
  public static EngineException busy(
      String message, boolean throttled, Optional<Duration> retryAfter, Optional<Throwable> cause) {
    return new EngineException(
        message, cause.orElse(null), true, throttled, retryAfter.orElse(null));
  }

  /**
   * The server did not take the form of the request, and the engine will put the next one in
   * another: worth another try at once, beyond the usual number.
   */
  static EngineException rephrased(String message, EngineException refusal) {
    return new EngineException(message, refusal, true, false, Duration.ZERO, true);
  }

  /** A model that takes words alone was asked beside pictures. */
  public static EngineException seesNothing(String model) {
    return new EngineException(Unseen.said(model), false);
  }

  /** Whether the next request will be put in another form. */
  boolean isRephrased() {
    return rephrased;
  }

  /** Whether the same call may succeed later. */
  public boolean retriable() {
    return retriable;
  }

  /** Whether the server asked for fewer calls (HTTP 429); a rate limiter slows down then. */
  public boolean throttled() {
    return throttled;
  }

  /** How long the server wants to be left alone before the next try, where it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
