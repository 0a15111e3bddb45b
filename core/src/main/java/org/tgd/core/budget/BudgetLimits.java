package org.tgd.core.budget;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run may spend; an absent limit is no limit.
 *
 * @param calls requests to models, retries included, 0 or more
 * @param tokens tokens read and written by models, 0 or more
 * @param usd money in US dollars, 0 or more
 * @param time wall time from the start of the budget
 * @param evaluations calls of evaluators, trials of counterfactuals included, 0 or more
 */
public record BudgetLimits(
    OptionalLong calls,
    OptionalLong tokens,
    OptionalDouble usd,
    Optional<Duration> time,
    OptionalLong evaluations) {
  /** No limits at all. */
  public static final BudgetLimits NONE =
      new BudgetLimits(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalLong.empty());

  /** Checks that no limit is negative. */
  public BudgetLimits {
    atLeastZero("calls", (double) requireNonNull(calls, "calls").orElse(0));
    atLeastZero("tokens", (double) requireNonNull(tokens, "tokens").orElse(0));
    atLeastZero("usd", requireNonNull(usd, "usd").orElse(0));
    atLeastZero(
        "time in seconds", requireNonNull(time, "time").map(BudgetLimits::seconds).orElse(0.0));
    atLeastZero("evaluations", (double) requireNonNull(evaluations, "evaluations").orElse(0));
  }

  /** The same limits with another number of calls. */
  public BudgetLimits withCalls(long limit) {
    return new BudgetLimits(OptionalLong.of(limit), tokens, usd, time, evaluations);
  }

  /** The same limits with another number of tokens. */
  public BudgetLimits withTokens(long limit) {
    return new BudgetLimits(calls, OptionalLong.of(limit), usd, time, evaluations);
  }

  /** The same limits with another sum of money, in US dollars. */
  public BudgetLimits withUsd(double limit) {
    return new BudgetLimits(calls, tokens, OptionalDouble.of(limit), time, evaluations);
  }

  /** The same limits with another wall time. */
  public BudgetLimits withTime(Duration limit) {
    return new BudgetLimits(calls, tokens, usd, Optional.of(limit), evaluations);
  }

  /** The same limits with another number of evaluator calls. */
  public BudgetLimits withEvaluations(long limit) {
    return new BudgetLimits(calls, tokens, usd, time, OptionalLong.of(limit));
  }

  private static double seconds(Duration time) {
    return time.toSeconds();
  }

  private static void atLeastZero(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "budget limit " + name + " was " + value + "; must be finite and 0 or more");
    }
  }
}
