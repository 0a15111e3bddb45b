package org.tgd.benchmarks.scale;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tgd.core.budget.Cost;
import org.tgd.core.jobs.Leases;

/** Remembers whether a request was refused for good. Thread-safe. */
final class RefusalWatch implements Leases {
  private final Leases inner;
  private final AtomicReference<String> refusal = new AtomicReference<>();

  RefusalWatch(Leases inner) {
    this.inner = inner;
  }

  /** Why, if one was. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal.get());
  }

  @Override
  public Grant ask(String holder, Cost atMost) {
    Grant grant = inner.ask(holder, atMost);
    grant.refusal().ifPresent(refusal::set);
    return grant;
  }

  @Override
  public void settle(long number, Cost spent) {
    inner.settle(number, spent);
  }
}
