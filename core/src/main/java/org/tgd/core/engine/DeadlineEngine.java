package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetExhaustedException;

/**
 * Interrupts a call, with all its waits and attempts, when the budget's time is up. Without a limit
 * of time it only passes calls on.
 */
public final class DeadlineEngine implements Engine {
  /** How long a call that is cut off may take to end. */
  private static final long GRACE_MILLIS = 2_000;

  private final Engine inner;
  private final Budget budget;

  /** An engine whose calls end with this budget's time. */
  public DeadlineEngine(Engine inner, Budget budget) {
    this.inner = requireNonNull(inner, "inner");
    this.budget = requireNonNull(budget, "budget");
  }

  /**
   * Asks until the time is up.
   *
   * @throws BudgetExhaustedException if the time is up before the answer came
   */
  @Override
  public Completion complete(Prompt prompt) {
    Optional<Duration> left = budget.timeLeft();
    if (left.isEmpty()) {
      return inner.complete(prompt);
    }
    var call = new FutureTask<>(() -> inner.complete(prompt));
    var thread = new Thread(call, "call-with-deadline");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(call, thread, left.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("the call was interrupted", false, e);
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private static Completion await(FutureTask<Completion> call, Thread thread, Duration left)
      throws InterruptedException {
    try {
      return call.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BudgetExhaustedException("the budget's time ran out during a call");
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      if (call.cancel(true)) {
        thread.join(GRACE_MILLIS);
      }
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
