package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.budget.Cost;
import org.tgd.core.jobs.Leases;

/** Makes a request only when it was granted by those who count for all machines together. */
final class LeasedEngine implements Engine {
  private final Engine inner;
  private final Leases leases;
  private final String holder;
  private final Tariff tariff;

  LeasedEngine(Engine inner, Leases leases, String holder, Tariff tariff) {
    this.inner = requireNonNull(inner, "inner");
    this.leases = requireNonNull(leases, "leases");
    this.holder = requireNonNull(holder, "holder");
    this.tariff = requireNonNull(tariff, "tariff");
  }

  /**
   * Asks once it may.
   *
   * @throws BudgetExhaustedException if the request will never be granted
   */
  @Override
  public Completion complete(Prompt prompt) {
    Cost spent = tariff.ofFailure();
    long number = granted(tariff.atMost(prompt));
    try {
      Completion answer = inner.complete(prompt);
      spent = tariff.of(answer);
      return answer;
    } finally {
      leases.settle(number, spent);
    }
  }

  private long granted(Cost atMost) {
    while (true) {
      Leases.Grant grant = leases.ask(holder, atMost);
      if (grant.number().isPresent()) {
        return grant.number().getAsLong();
      }
      if (grant.refusal().isPresent()) {
        throw new BudgetExhaustedException(grant.refusal().get());
      }
      try {
        TimeUnit.NANOSECONDS.sleep(grant.after().toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted while waiting for a lease", false, e);
      }
    }
  }

  @Override
  public String name() {
    return inner.name();
  }
}
