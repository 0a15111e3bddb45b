package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import org.tgd.core.budget.Cost;
import org.tgd.core.budget.Price;

/**
 * What one request to a model may cost, and did cost.
 *
 * @param maxOutputTokens the longest answer
 * @param price what its tokens cost
 */
public record Tariff(long maxOutputTokens, Price price) {
  /** Checks that nothing is missing and that the longest answer is not negative. */
  public Tariff {
    requireNonNull(price, "price");
    if (maxOutputTokens < 0) {
      throw new IllegalArgumentException(
          "max output tokens was " + maxOutputTokens + "; must be 0 or more");
    }
  }

  /** The most that a request can cost: a token is at least one byte of the prompt. */
  public Cost atMost(Prompt prompt) {
    return cost(Tokens.atMost(prompt), maxOutputTokens);
  }

  /** What an answered request did cost. */
  Cost of(Completion completion) {
    return cost(completion.inputTokens(), completion.outputTokens());
  }

  /** What a request without an answer did cost, as far as anyone can tell. */
  Cost ofFailure() {
    return cost(0, 0);
  }

  private Cost cost(long inputTokens, long outputTokens) {
    long tokens = Math.addExact(inputTokens, outputTokens);
    return new Cost(1, tokens, price.of(inputTokens, outputTokens), 0);
  }
}
