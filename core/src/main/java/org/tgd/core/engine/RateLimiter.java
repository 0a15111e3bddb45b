package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides when the next request to a server may start; shared by all engines that talk to it.
 * Thread-safe.
 *
 * <p>A token bucket holds the rate: it gathers permits at the given rate, a second's worth and at
 * least one at most. The number of requests at once adapts by additive increase, multiplicative
 * decrease (Chiu and Jain 1989, doi 10.1016/0169-7552(89)90019-6): it halves when the server says
 * 429, once for all requests that were under way then, and grows by one for each full round of
 * answers. A Retry-After holds back every request that shares the limiter.
 */
public final class RateLimiter {
  private static final double NANOS_PER_MINUTE = 6e10;
  private static final double NANOS_PER_SECOND = 1e9;

  private final RateLimits limits;
  private final Pause pause;
  private final double perNano;
  private final double bucket;
  private double window;
  private double permits;
  private long filledAt;
  private long notBefore;
  private int running;
  private long epoch;

  /** A limiter that waits by the machine's clock. */
  public RateLimiter(RateLimits limits) {
    this(limits, Pause.SYSTEM);
  }

  /** A limiter that waits by a clock of the caller's. */
  public RateLimiter(RateLimits limits, Pause pause) {
    this.limits = requireNonNull(limits, "limits");
    this.pause = requireNonNull(pause, "pause");
    this.perNano = limits.perMinute().orElse(0) / NANOS_PER_MINUTE;
    this.bucket = Math.max(1, perNano * NANOS_PER_SECOND);
    this.window = limits.maxConcurrent();
    this.permits = bucket;
    this.filledAt = pause.nanoTime();
    this.notBefore = filledAt;
  }

  /** How many requests may be under way at once now: 1 to the given limit. */
  public synchronized int concurrency() {
    return (int) window;
  }

  /** Waits until a request may start; the permit must be ended in one of its ways. */
  Permit acquire() throws InterruptedException {
    while (true) {
      long startedIn;
      long wait;
      synchronized (this) {
        wait = tryStart();
        startedIn = epoch;
      }
      if (wait == 0) {
        return new Permit(startedIn);
      }
      pause.sleep(Duration.ofNanos(wait));
    }
  }

  /** Starts a request and returns 0, or returns how many nanoseconds to wait before another try. */
  private synchronized long tryStart() throws InterruptedException {
    while (running >= (int) window) {
      wait();
    }
    long now = pause.nanoTime();
    long held = notBefore - now;
    if (held > 0) {
      return held;
    }
    if (perNano > 0) {
      permits = Math.min(bucket, permits + (now - filledAt) * perNano);
      filledAt = now;
      if (permits < 1) {
        return (long) Math.ceil((1 - permits) / perNano);
      }
      permits--;
    }
    running++;
    return 0;
  }

  private synchronized void end() {
    running--;
    notifyAll();
  }

  private synchronized void grow() {
    window = Math.min(limits.maxConcurrent(), window + 1 / window);
    end();
  }

  private synchronized void shrink(long startedIn, Optional<Duration> retryAfter) {
    if (startedIn == epoch) {
      window = Math.max(1, window / 2);
      epoch++;
    }
    retryAfter.ifPresent(
        wait -> notBefore = Math.max(notBefore, pause.nanoTime() + wait.toNanos()));
    end();
  }

  /** Leave for one request. */
  final class Permit {
    private final long startedIn;

    private Permit(long startedIn) {
      this.startedIn = startedIn;
    }

    /** The request was answered. */
    void answered() {
      grow();
    }

    /** The server wanted fewer requests. */
    void throttled(Optional<Duration> retryAfter) {
      shrink(startedIn, retryAfter);
    }

    /** The request ended in a way that says nothing about the rate. */
    void failed() {
      end();
    }
  }
}
