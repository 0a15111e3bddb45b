package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tgd.core.budget.AttemptLog;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.Ledger;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.budget.Price;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.jobs.Leases;

/**
 * Puts decorators around a model in the one order that makes sense, from the outside: cache, ledger
 * of calls, deadline, retry, rate limit, budget, leases, ledger of attempts, trace, model. So an
 * answer from the cache costs nothing, every attempt is budgeted, counted and traced, an attempt
 * that waits for the rate limit holds no budget, and no wait outlasts the budget's time. What is
 * not asked for is left out.
 */
public final class EngineStack {
  private final Model model;
  private Optional<CompletionStore> store = Optional.empty();
  private Optional<Ledger> ledger = Optional.empty();
  private UnaryOperator<Engine> deadline = UnaryOperator.identity();
  private UnaryOperator<Engine> retry = UnaryOperator.identity();
  private UnaryOperator<Engine> limit = UnaryOperator.identity();
  private UnaryOperator<Engine> spend = UnaryOperator.identity();
  private UnaryOperator<Engine> trace = UnaryOperator.identity();
  private Optional<AttemptLog> log = Optional.empty();
  private Optional<Lessee> lessee = Optional.empty();
  private Consumer<Retry> retries = again -> {};
  private Tariff tariff;

  private EngineStack(Model model) {
    this.model = requireNonNull(model, "model");
    this.tariff = new Tariff(model.maxOutputTokens(), Price.FREE);
  }

  /** A stack of the model alone. */
  public static EngineStack of(Model model) {
    return new EngineStack(model);
  }

  /** Keeps answers in this store. */
  public EngineStack cache(CompletionStore answers) {
    store = Optional.of(answers);
    return this;
  }

  /** Writes calls, attempts and cache hits into this ledger. */
  public EngineStack ledger(Ledger account) {
    ledger = Optional.of(account);
    return this;
  }

  /** Tries again by this policy. */
  public EngineStack retry(RetryPolicy policy) {
    return retry(policy, Pause.SYSTEM);
  }

  /** Tries again by this policy and a clock of the caller's. */
  public EngineStack retry(RetryPolicy policy, Pause pause) {
    retry = inner -> new RetryingEngine(inner, policy, pause, retries);
    return this;
  }

  /** Tells this listener of every request that is made again. */
  public EngineStack retriesHeardBy(Consumer<Retry> listener) {
    retries = requireNonNull(listener, "listener");
    return this;
  }

  /** Starts requests by this limiter. */
  public EngineStack limit(RateLimiter limiter) {
    limit = inner -> new RateLimitedEngine(inner, limiter);
    return this;
  }

  /**
   * Spends from this budget.
   *
   * @throws org.tgd.core.input.InputException if the budget limits money and the model has no price
   */
  public EngineStack budget(Budget budget, PriceTable prices) {
    String name = model.identity().model();
    Price price =
        budget.limits().usd().isPresent()
            ? prices.required(name)
            : prices.of(name).orElse(Price.FREE);
    tariff = new Tariff(model.maxOutputTokens(), price);
    Tariff priced = tariff;
    spend = inner -> new BudgetedEngine(inner, budget, priced);
    deadline = inner -> new DeadlineEngine(inner, budget);
    return this;
  }

  /** Writes every attempt down before it is made, and after it, at the prices of the budget. */
  public EngineStack log(AttemptLog attempts) {
    log = Optional.of(attempts);
    return this;
  }

  /**
   * Makes every attempt only when it is granted.
   *
   * @param leases who is asked
   * @param holder in whose name
   */
  public EngineStack lease(Leases leases, String holder) {
    lessee = Optional.of(new Lessee(leases, holder));
    return this;
  }

  private record Lessee(Leases leases, String holder) {}

  /** Hands every attempt to this sink, with the key masked. */
  public EngineStack trace(Consumer<Exchange> sink, Optional<Secret> key) {
    trace = inner -> new TracingEngine(inner, sink, key);
    return this;
  }

  /** The model with its decorators. */
  public Engine build() {
    String name = model.identity().model();
    Engine attempt = trace.apply(model.engine());
    if (ledger.isPresent()) {
      attempt = LedgerEngine.ofAttempts(attempt, name, ledger.get());
    }
    if (log.isPresent()) {
      attempt = new LoggedEngine(attempt, name, tariff, log.get());
    }
    if (lessee.isPresent()) {
      Lessee who = lessee.get();
      attempt = new LeasedEngine(attempt, who.leases, who.holder, tariff);
    }
    Engine call = deadline.apply(retry.apply(limit.apply(spend.apply(attempt))));
    if (ledger.isPresent()) {
      call = LedgerEngine.ofCalls(call, name, ledger.get());
    }
    if (store.isEmpty()) {
      return call;
    }
    return new CachingEngine(call, model.identity(), store.get(), this::countHit);
  }

  private void countHit() {
    String name = model.identity().model();
    ledger.ifPresent(account -> account.cacheHit(name));
    log.ifPresent(account -> account.add(name, LedgerEntry.NONE.withCacheHits(1)));
  }
}
