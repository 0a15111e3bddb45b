package org.tgd.core.engine;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** How a model draws its answer: {@link #DEFAULT}, changed by {@code with…}. Immutable. */
public final class Sampling {
  /** The server's own temperature, at most 4,096 tokens an answer, no seed. */
  public static final Sampling DEFAULT = new Sampling(new Fields());

  private final Fields fields;

  private Sampling(Fields fields) {
    double t = fields.temperature.orElse(0);
    if (!(t >= 0 && t <= 2)) {
      throw new IllegalArgumentException("temperature was " + t + "; must be 0 to 2");
    }
    double p = fields.topP.orElse(1);
    if (!(p > 0 && p <= 1)) {
      throw new IllegalArgumentException("top-p was " + p + "; must be above 0 and at most 1");
    }
    if (fields.maxTokens < 1) {
      throw new IllegalArgumentException(
          "max tokens was " + fields.maxTokens + "; must be 1 or more");
    }
    this.fields = fields;
  }

  /** 0 (greedy) to 2; absent leaves it to the server. */
  public OptionalDouble temperature() {
    return fields.temperature;
  }

  /** Probability mass that is drawn from, above 0 and at most 1; absent leaves it to the server. */
  public OptionalDouble topP() {
    return fields.topP;
  }

  /**
   * Length limit of an answer in tokens, at least 1; always sent, so that the cost of a call is
   * bounded before it is made.
   */
  public int maxTokens() {
    return fields.maxTokens;
  }

  /** Seed of the draw; sample {@code i} of a prompt is drawn with {@code seed + i}. */
  public OptionalInt seed() {
    return fields.seed;
  }

  /** The same with another temperature. */
  public Sampling withTemperature(double next) {
    return with(each -> each.temperature = OptionalDouble.of(next));
  }

  /** The same with another probability mass. */
  public Sampling withTopP(double next) {
    return with(each -> each.topP = OptionalDouble.of(next));
  }

  /** The same with another length limit. */
  public Sampling withMaxTokens(int next) {
    return with(each -> each.maxTokens = next);
  }

  /** The same with another seed. */
  public Sampling withSeed(int next) {
    return with(each -> each.seed = OptionalInt.of(next));
  }

  private Sampling with(Consumer<Fields> change) {
    Fields next = new Fields(fields);
    change.accept(next);
    return new Sampling(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sampling that && fields.values().equals(that.fields.values());
  }

  @Override
  public int hashCode() {
    return fields.values().hashCode();
  }

  @Override
  public String toString() {
    return fields.values().toString();
  }

  /** All settings with their defaults; changed only while a new value is made of them. */
  private static final class Fields {
    private OptionalDouble temperature = OptionalDouble.empty();
    private OptionalDouble topP = OptionalDouble.empty();
    private int maxTokens = 4096;
    private OptionalInt seed = OptionalInt.empty();

    private Fields() {}

    private Fields(Fields other) {
      temperature = other.temperature;
      topP = other.topP;
      maxTokens = other.maxTokens;
      seed = other.seed;
    }

    private List<Object> values() {
      return List.of(temperature, topP, maxTokens, seed);
    }
  }
}
