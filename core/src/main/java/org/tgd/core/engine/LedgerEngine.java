package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.tgd.core.budget.Ledger;

/**
 * Writes what goes through it into the ledger: outside a {@link RetryingEngine} the calls, inside
 * it the attempts, with their tokens, money and time.
 */
public final class LedgerEngine implements Engine {
  private final Engine inner;
  private final String model;
  private final Ledger ledger;
  private final boolean attempts;

  private LedgerEngine(Engine inner, String model, Ledger ledger, boolean attempts) {
    this.inner = requireNonNull(inner, "inner");
    this.model = requireNonNull(model, "model");
    this.ledger = requireNonNull(ledger, "ledger");
    this.attempts = attempts;
  }

  /** Counts calls and those that fail; goes outside the retry and inside the cache. */
  public static LedgerEngine ofCalls(Engine inner, String model, Ledger ledger) {
    return new LedgerEngine(inner, model, ledger, false);
  }

  /** Counts attempts, failed ones, tokens, money and time; goes inside the retry. */
  public static LedgerEngine ofAttempts(Engine inner, String model, Ledger ledger) {
    return new LedgerEngine(inner, model, ledger, true);
  }

  @Override
  public Completion complete(Prompt prompt) {
    return attempts ? attempt(prompt) : call(prompt);
  }

  @Override
  public String name() {
    return inner.name();
  }

  private Completion call(Prompt prompt) {
    boolean answered = false;
    try {
      Completion completion = inner.complete(prompt);
      answered = true;
      return completion;
    } finally {
      ledger.called(model, answered);
    }
  }

  private Completion attempt(Prompt prompt) {
    long start = System.nanoTime();
    try {
      Completion completion = inner.complete(prompt);
      ledger.answered(model, completion.inputTokens(), completion.outputTokens(), since(start));
      return completion;
    } catch (RuntimeException | Error e) {
      ledger.failed(model, since(start));
      throw e;
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
