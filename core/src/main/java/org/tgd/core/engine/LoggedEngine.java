package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.tgd.core.budget.AttemptLog;
import org.tgd.core.budget.LedgerEntry;

/** Writes down each request before it is made and after it; goes inside retry and budget. */
final class LoggedEngine implements Engine {
  private final Engine inner;
  private final String model;
  private final Tariff tariff;
  private final AttemptLog log;

  LoggedEngine(Engine inner, String model, Tariff tariff, AttemptLog log) {
    this.inner = requireNonNull(inner, "inner");
    this.model = requireNonNull(model, "model");
    this.tariff = requireNonNull(tariff, "tariff");
    this.log = requireNonNull(log, "log");
  }

  @Override
  public Completion complete(Prompt prompt) {
    long number = log.begin(model, tariff.atMost(prompt));
    long start = System.nanoTime();
    LedgerEntry spent = LedgerEntry.NONE;
    try {
      Completion answer = inner.complete(prompt);
      spent =
          LedgerEntry.answered(
              answer.inputTokens(),
              answer.outputTokens(),
              tariff.of(answer).picoUsd(),
              since(start));
      return answer;
    } catch (RuntimeException | Error e) {
      spent = LedgerEntry.unanswered(since(start));
      throw e;
    } finally {
      log.end(number, model, spent);
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
