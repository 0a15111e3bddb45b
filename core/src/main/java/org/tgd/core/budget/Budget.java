package org.tgd.core.budget;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The meter of what a run may spend. What a call may cost at most is reserved before it, and
 * settled with what it did cost after it, so the limits hold at any number of threads. Thread-safe.
 *
 * <p>A reservation that would fit if the calls under way turned out cheaper than reserved waits for
 * them, first come first served; one that cannot fit any more is refused. The clock runs from the
 * moment when the budget is made.
 */
public final class Budget {
  private final BudgetLimits limits;
  private final Cost most;
  private final LongSupplier nanoTime;
  private final long start;
  private final Deque<Object> queue = new ArrayDeque<>();
  private Cost spent;
  private Cost reserved = Cost.NONE;

  Budget(BudgetLimits limits, Cost already, Duration elapsed, LongSupplier nanoTime) {
    this.limits = requireNonNull(limits, "limits");
    this.spent = requireNonNull(already, "already");
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong() - elapsed.toNanos();
    this.most =
        new Cost(
            limits.calls().orElse(Long.MAX_VALUE),
            limits.tokens().orElse(Long.MAX_VALUE),
            limits.usd().isPresent() ? Cost.picoUsd(limits.usd().getAsDouble()) : Long.MAX_VALUE,
            limits.evaluations().orElse(Long.MAX_VALUE));
  }

  /** A fresh budget; its clock starts now. */
  public static Budget of(BudgetLimits limits) {
    return resumed(limits, Cost.NONE, Duration.ZERO);
  }

  /** The budget of a run that is taken up again, with what it spent before. */
  public static Budget resumed(BudgetLimits limits, Cost already, Duration elapsed) {
    return new Budget(limits, already, elapsed, System::nanoTime);
  }

  /** The limits. */
  public BudgetLimits limits() {
    return limits;
  }

  /** What was settled so far; calls under way are not in it. */
  public synchronized Cost spent() {
    return spent;
  }

  /** How long the clock has run. */
  public Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  /** How much wall time is left, 0 or more; empty where there is no limit. */
  public Optional<Duration> timeLeft() {
    return limits
        .time()
        .map(limit -> limit.minus(elapsed()))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  /**
   * Sets aside what a call may cost at most. Waits while calls under way may still free enough.
   *
   * @param atMost what the call may cost at most
   * @return the reservation, to be settled after the call and closed in any case
   * @throws BudgetExhaustedException if it does not fit any more, or the time is up
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized Reservation reserve(Cost atMost) throws InterruptedException {
    Object ticket = new Object();
    queue.add(ticket);
    try {
      checkTime();
      check(spent, atMost);
      while (queue.peek() != ticket || !fits(spent.plus(reserved), atMost)) {
        wait(timeLeft().map(left -> Math.max(1, left.toMillis())).orElse(0L));
        checkTime();
        check(spent, atMost);
      }
      reserved = reserved.plus(atMost);
      return new Reservation(this, atMost);
    } finally {
      queue.remove(ticket);
      notifyAll();
    }
  }

  /**
   * Sets aside what a call may cost at most, without waiting.
   *
   * @return the reservation; empty while calls under way may still free enough
   * @throws BudgetExhaustedException if it does not fit any more, or the time is up
   */
  public synchronized Optional<Reservation> tryReserve(Cost atMost) {
    checkTime();
    check(spent, atMost);
    if (!queue.isEmpty() || !fits(spent.plus(reserved), atMost)) {
      return Optional.empty();
    }
    reserved = reserved.plus(atMost);
    return Optional.of(new Reservation(this, atMost));
  }

  /**
   * Spends at once what is known beforehand, such as one call of an evaluator.
   *
   * @throws BudgetExhaustedException if it does not fit, or the time is up; nothing is spent then
   */
  public synchronized void spend(Cost cost) {
    checkTime();
    check(spent.plus(reserved), cost);
    spent = spent.plus(cost);
  }

  synchronized void settle(Cost atMost, Cost actual) {
    reserved = reserved.minus(atMost);
    spent = spent.plus(actual);
    notifyAll();
  }

  private void checkTime() {
    if (timeLeft().filter(Duration::isZero).isPresent()) {
      throw new BudgetExhaustedException(
          "the budget of %s s is used up".formatted(seconds(limits.time().orElseThrow())));
    }
  }

  private void check(Cost sum, Cost more) {
    check("calls", sum.calls(), more.calls(), most.calls());
    check("tokens", sum.tokens(), more.tokens(), most.tokens());
    check("pico-USD", sum.picoUsd(), more.picoUsd(), most.picoUsd());
    check("evaluator calls", sum.evaluations(), more.evaluations(), most.evaluations());
  }

  private boolean fits(Cost sum, Cost more) {
    return more.calls() <= most.calls() - sum.calls()
        && more.tokens() <= most.tokens() - sum.tokens()
        && more.picoUsd() <= most.picoUsd() - sum.picoUsd()
        && more.evaluations() <= most.evaluations() - sum.evaluations();
  }

  private static void check(String unit, long sum, long more, long most) {
    if (more > most - sum) {
      throw new BudgetExhaustedException(
          "the budget of %d %s is used up: %d spent, the next call may take %d"
              .formatted(most, unit, sum, more));
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** What is set aside for one call. Not thread-safe: it belongs to the thread that calls. */
  public static final class Reservation implements AutoCloseable {
    private final Budget budget;
    private final Cost atMost;
    private boolean settled;

    private Reservation(Budget budget, Cost atMost) {
      this.budget = budget;
      this.atMost = atMost;
    }

    /**
     * Replaces what was set aside by what the call did cost.
     *
     * @throws IllegalStateException if it is settled already
     */
    public void settle(Cost actual) {
      if (settled) {
        throw new IllegalStateException("reservation was settled twice");
      }
      settled = true;
      budget.settle(atMost, actual);
    }

    /** Gives back what was set aside, unless it was settled. */
    @Override
    public void close() {
      if (!settled) {
        settle(Cost.NONE);
      }
    }
  }
}
