package org.tgd.core;

import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * A generator that tells whether anything was drawn from it: what was computed without it is the
 * same when computed again.
 */
final class WatchedRandom implements SplittableGenerator {
  private final SplittableGenerator source;
  private volatile boolean used;

  WatchedRandom(SplittableGenerator source) {
    this.source = source;
  }

  boolean isUsed() {
    return used;
  }

  private SplittableGenerator used() {
    used = true;
    return source;
  }

  @Override
  public long nextLong() {
    return used().nextLong();
  }

  @Override
  public SplittableGenerator split() {
    return used().split();
  }

  @Override
  public SplittableGenerator split(SplittableGenerator seeds) {
    return used().split(seeds);
  }

  @Override
  public Stream<SplittableGenerator> splits(long size) {
    return used().splits(size);
  }

  @Override
  public Stream<SplittableGenerator> splits(SplittableGenerator seeds) {
    return used().splits(seeds);
  }

  @Override
  public Stream<SplittableGenerator> splits(long size, SplittableGenerator seeds) {
    return used().splits(size, seeds);
  }
}
