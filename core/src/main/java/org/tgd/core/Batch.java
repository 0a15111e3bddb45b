package org.tgd.core;

import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The randomness by which candidates are judged in one step: the same for each of them, so parent
 * and children meet the same batch.
 */
final class Batch {
  static final RandomGeneratorFactory<SplittableGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final int number;
  private final long seed;

  /**
   * A batch.
   *
   * @param number from 0; each step that meets a new batch has another
   */
  Batch(int number, RandomGenerator source) {
    this.number = number;
    this.seed = source.nextLong();
  }

  int number() {
    return number;
  }

  /** A generator for one candidate, from the beginning. */
  WatchedRandom random() {
    return new WatchedRandom(GENERATORS.create(seed));
  }
}
