package org.tgd.core.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Cost;

/**
 * Grants requests to models out of one budget and at one rate, whoever asks. Nobody waits in it:
 * who cannot be served yet is told when to ask again. Thread-safe.
 */
public final class LeaseBook implements Leases {
  private static final Duration BUSY = Duration.ofMillis(20);
  private static final double NANOS_PER_MINUTE = 6e10;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Budget budget;
  private final double perNano;
  private final double bucket;
  private final LeaseLog log;
  private final LongSupplier nanoTime;
  private final Map<Long, Lease> open = new LinkedHashMap<>();
  private double permits;
  private long filledAt;
  private long next;

  private record Lease(String holder, Cost atMost, Budget.Reservation reservation) {}

  /**
   * What may be asked of models.
   *
   * @param limits of all together
   * @param already what was spent before
   * @param perMinute requests a minute, above 0; empty for any number
   */
  public record Terms(BudgetLimits limits, Cost already, OptionalDouble perMinute) {
    /** Checks the rate. */
    public Terms {
      requireNonNull(limits, "limits");
      requireNonNull(already, "already");
      double rate = perMinute.orElse(1);
      if (!(rate > 0) || Double.isInfinite(rate)) {
        throw new IllegalArgumentException("requests per minute was " + rate + "; must be above 0");
      }
    }
  }

  /**
   * Opens a book.
   *
   * @param first the number of the first lease, beyond all that the log has seen
   */
  public LeaseBook(Terms terms, long first, LeaseLog log) {
    this(terms, first, log, System::nanoTime);
  }

  LeaseBook(Terms terms, long first, LeaseLog log, LongSupplier nanoTime) {
    this.budget = Budget.resumed(terms.limits(), terms.already(), Duration.ZERO);
    this.perNano = terms.perMinute().orElse(0) / NANOS_PER_MINUTE;
    this.bucket = Math.max(1, perNano * NANOS_PER_SECOND);
    this.log = requireNonNull(log, "log");
    this.nanoTime = nanoTime;
    this.permits = bucket;
    this.filledAt = nanoTime.getAsLong();
    this.next = first;
  }

  @Override
  public synchronized Grant ask(String holder, Cost atMost) {
    Optional<Duration> wait = untilPermit();
    if (wait.isPresent()) {
      return Grant.later(wait.get());
    }
    Optional<Budget.Reservation> reservation;
    try {
      reservation = budget.tryReserve(atMost);
    } catch (BudgetExhaustedException e) {
      return Grant.refused(e.getMessage());
    }
    if (reservation.isEmpty()) {
      return Grant.later(BUSY);
    }
    permits -= perNano > 0 ? 1 : 0;
    long number = next++;
    open.put(number, new Lease(holder, atMost, reservation.get()));
    log.granted(number, holder, atMost);
    return Grant.of(number);
  }

  /** How long the rate holds the next request back; empty for not at all. */
  private Optional<Duration> untilPermit() {
    if (perNano == 0) {
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    permits = Math.min(bucket, permits + (now - filledAt) * perNano);
    filledAt = now;
    return permits >= 1
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.ceil((1 - permits) / perNano)));
  }

  @Override
  public synchronized void settle(long number, Cost spent) {
    Lease lease = open.remove(number);
    if (lease == null) {
      return; // its holder had been given up
    }
    lease.reservation.settle(spent);
    log.settled(number, spent);
  }

  @Override
  public synchronized void giveUp(String holder) {
    List<Long> left =
        open.entrySet().stream()
            .filter(each -> each.getValue().holder.equals(holder))
            .map(Map.Entry::getKey)
            .toList();
    left.forEach(number -> settle(number, open.get(number).atMost));
  }

  /** What was settled so far, earlier sessions included. */
  public Cost spent() {
    return budget.spent();
  }
}
