package org.tgd.workbench.cli.base;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.input.InputException;
import picocli.CommandLine.Option;

/** What a run may spend and how much of it at once: mixed into commands that take runs. */
public final class BudgetOptions {
  private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

  @Option(
      names = "--budget-calls",
      paramLabel = "N",
      description = "Stop before more than N requests to the model.")
  private Optional<Long> calls = Optional.empty();

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "Stop before more than N tokens, in and out together.")
  private Optional<Long> tokens = Optional.empty();

  @Option(
      names = "--budget-usd",
      paramLabel = "X",
      description = "Stop before more than X US dollars; needs --price.")
  private Optional<BigDecimal> usd = Optional.empty();

  @Option(names = "--budget-minutes", paramLabel = "X", description = "Stop after X minutes.")
  private Optional<BigDecimal> minutes = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Parallel calls at most (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  /** What may be spent. */
  public BudgetLimits limits() {
    requireNotNegative("--budget-calls", calls.orElse(0L));
    requireNotNegative("--budget-tokens", tokens.orElse(0L));
    requireNotNegative("--budget-usd", usd.orElse(BigDecimal.ZERO).signum());
    requireNotNegative("--budget-minutes", minutes.orElse(BigDecimal.ZERO).signum());
    BudgetLimits limits = BudgetLimits.NONE;
    limits = calls.isPresent() ? limits.withCalls(calls.get()) : limits;
    limits = tokens.isPresent() ? limits.withTokens(tokens.get()) : limits;
    limits = usd.isPresent() ? limits.withUsd(usd.get().doubleValue()) : limits;
    return minutes
        .map(value -> Duration.ofMillis(value.multiply(MILLIS_PER_MINUTE).longValue()))
        .map(limits::withTime)
        .orElse(limits);
  }

  /** The options that only a model gives a meaning to, as far as they are given. */
  List<String> givenForModels() {
    List<String> given = new ArrayList<>();
    calls.ifPresent(n -> given.add("--budget-calls"));
    tokens.ifPresent(n -> given.add("--budget-tokens"));
    usd.ifPresent(x -> given.add("--budget-usd"));
    return given;
  }

  /**
   * Refuses what only a model gives a meaning to.
   *
   * @param why why there is none
   * @throws InputException if such an option is given
   */
  public void requireNothingOfAModel(String why) {
    givenForModels().stream()
        .findFirst()
        .ifPresent(
            option -> {
              throw new InputException(option + " has no effect: " + why);
            });
  }

  /** The most parallel calls, 1 or more. */
  public int threads() {
    int value = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (value < 1) {
      throw new InputException("--threads was " + value + "; must be 1 or more");
    }
    return value;
  }

  private static void requireNotNegative(String option, long value) {
    if (value < 0) {
      throw new InputException(option + " was negative; must be 0 or more");
    }
  }
}
