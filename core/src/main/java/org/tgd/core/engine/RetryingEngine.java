package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries again what failed retriably, until an answer comes, the attempts are used up, or the next
 * wait would end after the deadline. Every attempt is a call of the engine inside, so that a {@link
 * LedgerEngine} there counts it.
 */
public final class RetryingEngine implements Engine {
  private final Engine inner;
  private final RetryPolicy policy;
  private final Pause pause;
  private final Consumer<Retry> heard;

  /** An engine that waits by the machine's clock. */
  public RetryingEngine(Engine inner, RetryPolicy policy) {
    this(inner, policy, Pause.SYSTEM);
  }

  /** An engine that waits by a clock of the caller's. */
  public RetryingEngine(Engine inner, RetryPolicy policy, Pause pause) {
    this(inner, policy, pause, retry -> {});
  }

  /** An engine that says when it tries again, before it waits. */
  RetryingEngine(Engine inner, RetryPolicy policy, Pause pause, Consumer<Retry> heard) {
    this.heard = requireNonNull(heard, "heard");
    this.inner = requireNonNull(inner, "inner");
    this.policy = requireNonNull(policy, "policy");
    this.pause = requireNonNull(pause, "pause");
  }

  @Override
  public Completion complete(Prompt prompt) {
    long start = pause.nanoTime();
    boolean rephrased = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return inner.complete(prompt);
      } catch (EngineException e) {
        if (!e.retriable()) {
          throw e;
        }
        if (e.isRephrased() && !rephrased) {
          rephrased = true;
          heard.accept(new Retry(name(), attempt, e.getMessage(), Duration.ZERO));
          attempt--;
          continue;
        }
        Duration elapsed = Duration.ofNanos(pause.nanoTime() - start);
        Duration wait = nextWait(prompt, attempt, elapsed, e);
        heard.accept(new Retry(name(), attempt, e.getMessage(), wait));
        await(wait, e);
      }
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private Duration nextWait(Prompt prompt, int attempt, Duration elapsed, EngineException last) {
    if (attempt >= policy.maxAttempts()) {
      throw givenUp("after %d attempts".formatted(attempt), last);
    }
    Duration wait = last.retryAfter().orElseGet(() -> policy.backoff(prompt, attempt));
    if (elapsed.plus(wait).compareTo(policy.deadline()) > 0) {
      String why =
          "after %d attempts, since a wait of %s s would pass the deadline of %s s"
              .formatted(attempt, seconds(wait), seconds(policy.deadline()));
      throw givenUp(why, last);
    }
    return wait;
  }

  private void await(Duration wait, EngineException last) {
    try {
      pause.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      e.addSuppressed(last);
      throw new EngineException("interrupted while waiting to try again", false, e);
    }
  }

  private static EngineException givenUp(String why, EngineException last) {
    return EngineException.busy(
        "gave up %s: %s".formatted(why, last.getMessage()),
        last.throttled(),
        last.retryAfter(),
        Optional.of(last));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
