package org.tgd.core;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * The randomness by which candidates are judged in one step: the same for each of them, so parent
 * and children meet the same batch. Notices whether any of it was used. Thread-safe.
 */
final class Batch {
  static final RandomGeneratorFactory<SplittableGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final long seed;
  private final AtomicBoolean drawn = new AtomicBoolean();

  Batch(RandomGenerator source) {
    this.seed = source.nextLong();
  }

  /** A generator for one candidate, from the beginning. */
  RandomGenerator random() {
    return new Drawing(GENERATORS.create(seed), drawn);
  }

  /** Whether any candidate's judgement depended on it. */
  boolean isDrawn() {
    return drawn.get();
  }

  /** A generator that leaves a mark when it is used. */
  private record Drawing(SplittableGenerator inner, AtomicBoolean drawn)
      implements SplittableGenerator {
    private SplittableGenerator marked() {
      drawn.set(true);
      return inner;
    }

    @Override
    public long nextLong() {
      return marked().nextLong();
    }

    @Override
    public SplittableGenerator split() {
      return marked().split();
    }

    @Override
    public SplittableGenerator split(SplittableGenerator source) {
      return marked().split(source);
    }

    @Override
    public Stream<SplittableGenerator> splits(long streamSize) {
      return marked().splits(streamSize);
    }

    @Override
    public Stream<SplittableGenerator> splits(SplittableGenerator source) {
      return marked().splits(source);
    }

    @Override
    public Stream<SplittableGenerator> splits(long streamSize, SplittableGenerator source) {
      return marked().splits(streamSize, source);
    }
  }
}
