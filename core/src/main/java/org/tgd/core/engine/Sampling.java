package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a model draws its answer. What is absent is left to the server.
 *
 * @param temperature 0 (greedy) to 2
 * @param topP probability mass that is drawn from, above 0 and at most 1
 * @param maxTokens length limit of an answer in tokens, at least 1; always sent, so that the cost
 *     of a call is bounded before it is made
 * @param seed seed of the draw; sample {@code i} of a prompt is drawn with {@code seed + i}
 */
public record Sampling(
    OptionalDouble temperature, OptionalDouble topP, int maxTokens, OptionalInt seed) {
  /** The server's own temperature, at most 4,096 tokens an answer, no seed. */
  public static final Sampling DEFAULT =
      new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), 4096, OptionalInt.empty());

  /** Checks the ranges. */
  public Sampling {
    double t = requireNonNull(temperature, "temperature").orElse(0);
    if (!(t >= 0 && t <= 2)) {
      throw new IllegalArgumentException("temperature was " + t + "; must be 0 to 2");
    }
    double p = requireNonNull(topP, "topP").orElse(1);
    if (!(p > 0 && p <= 1)) {
      throw new IllegalArgumentException("top-p was " + p + "; must be above 0 and at most 1");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("max tokens was " + maxTokens + "; must be 1 or more");
    }
    requireNonNull(seed, "seed");
  }

  /** The same with another temperature. */
  public Sampling withTemperature(double value) {
    return new Sampling(OptionalDouble.of(value), topP, maxTokens, seed);
  }

  /** The same with another probability mass. */
  public Sampling withTopP(double value) {
    return new Sampling(temperature, OptionalDouble.of(value), maxTokens, seed);
  }

  /** The same with another length limit. */
  public Sampling withMaxTokens(int value) {
    return new Sampling(temperature, topP, value, seed);
  }

  /** The same with another seed. */
  public Sampling withSeed(int value) {
    return new Sampling(temperature, topP, maxTokens, OptionalInt.of(value));
  }
}
