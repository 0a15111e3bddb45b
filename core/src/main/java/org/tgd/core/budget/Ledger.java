package org.tgd.core.budget;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The account of a run: calls, attempts, failures, tokens, cache hits, money and time, by model.
 * Holds numbers and names of models only, so no secret can enter it. Thread-safe; the sums do not
 * depend on the order of entries.
 */
public final class Ledger {
  private final PriceTable prices;
  private final SortedMap<String, LedgerEntry> byModel = new TreeMap<>();

  /** An empty account with the prices that the user gave; a model without a price costs nothing. */
  public Ledger(PriceTable prices) {
    this(prices, Map.of());
  }

  /** The account of a run that is taken up again, with what it held before. */
  public Ledger(PriceTable prices, Map<String, LedgerEntry> already) {
    this.prices = requireNonNull(prices, "prices");
    byModel.putAll(already);
  }

  /** A question was put to a model and answered, or not. */
  public void called(String model, boolean answered) {
    add(model, new LedgerEntry(1, 0, answered ? 0 : 1, 0, 0, 0, 0, 0, Duration.ZERO));
  }

  /** A request was answered. */
  public void answered(String model, long inputTokens, long outputTokens, Duration time) {
    long money = prices.of(model).orElse(Price.FREE).of(inputTokens, outputTokens);
    add(model, LedgerEntry.answered(inputTokens, outputTokens, money, time));
  }

  /** A request got no answer. */
  public void failed(String model, Duration time) {
    add(model, LedgerEntry.unanswered(time));
  }

  /** A question was answered by the cache. */
  public void cacheHit(String model) {
    add(model, LedgerEntry.NONE.withCacheHits(1));
  }

  /** What was asked of each model, in the order of their names. */
  public synchronized SortedMap<String, LedgerEntry> byModel() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(byModel));
  }

  /** What was asked of all models together. */
  public synchronized LedgerEntry total() {
    return byModel.values().stream().reduce(LedgerEntry.NONE, LedgerEntry::plus);
  }

  private synchronized void add(String model, LedgerEntry entry) {
    byModel.merge(model, entry, LedgerEntry::plus);
  }
}
