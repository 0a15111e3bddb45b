package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetExhaustedException;

/**
 * Makes a request only if the most that it can cost fits into the budget. A request without an
 * answer counts as a request without tokens. That a request under way stops when the budget's time
 * is up is the part of {@link DeadlineEngine}.
 */
public final class BudgetedEngine implements Engine {
  private final Engine inner;
  private final Budget budget;
  private final Tariff tariff;

  /** An engine that spends from this budget, which other engines may share. */
  public BudgetedEngine(Engine inner, Budget budget, Tariff tariff) {
    this.inner = requireNonNull(inner, "inner");
    this.budget = requireNonNull(budget, "budget");
    this.tariff = requireNonNull(tariff, "tariff");
  }

  /**
   * Asks within the budget.
   *
   * @throws BudgetExhaustedException if the request does not fit any more
   */
  @Override
  public Completion complete(Prompt prompt) {
    Budget.Reservation reservation = reserve(prompt);
    try {
      Completion completion = inner.complete(prompt);
      reservation.settle(tariff.of(completion));
      return completion;
    } catch (RuntimeException | Error e) {
      reservation.settle(tariff.ofFailure());
      throw e;
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private Budget.Reservation reserve(Prompt prompt) {
    try {
      return budget.reserve(tariff.atMost(prompt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the budget", false, e);
    }
  }
}
