package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

/** Starts a request only when the limiter lets it, and tells the limiter how it went. */
public final class RateLimitedEngine implements Engine {
  private final Engine inner;
  private final RateLimiter limiter;

  /** An engine under this limiter, which all engines that talk to the same server share. */
  public RateLimitedEngine(Engine inner, RateLimiter limiter) {
    this.inner = requireNonNull(inner, "inner");
    this.limiter = requireNonNull(limiter, "limiter");
  }

  @Override
  public Completion complete(Prompt prompt) {
    RateLimiter.Permit permit = permit();
    Runnable end = permit::failed;
    try {
      Completion completion = inner.complete(prompt);
      end = permit::answered;
      return completion;
    } catch (EngineException e) {
      if (e.throttled()) {
        end = () -> permit.throttled(e.retryAfter());
      }
      throw e;
    } finally {
      end.run();
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private RateLimiter.Permit permit() {
    try {
      return limiter.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the rate limit", false, e);
    }
  }
}
