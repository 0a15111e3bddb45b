package org.tgd.core.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The batches of a run, each a function of the seed and its number: a run that is taken up again
 * meets the same ones. Immutable.
 */
public final class Sampler {
  private final List<String> items;
  private final int size;
  private final Batches.Order order;
  private final long seed;

  /**
   * A sampler.
   *
   * @param items what is drawn from, at least 1
   * @param batches the size of a batch, 0 for all items, and their order
   * @param seed the source of all randomness
   */
  public Sampler(List<String> items, Batches batches, long seed) {
    this.items = List.copyOf(items);
    this.size = batches.size() == 0 ? items.size() : batches.size();
    this.order = batches.order();
    this.seed = seed;
  }

  /** Whether every batch holds all items. */
  public boolean isWhole() {
    return size == items.size();
  }

  /**
   * The items of a batch.
   *
   * @param number which batch, from 0
   */
  public List<String> batch(int number) {
    if (isWhole()) {
      return items;
    }
    // an epoch that does not fill its last batch leaves the rest of its items out, so that no item
    // stands twice in one batch
    int each = order == Batches.Order.EPOCH ? items.size() / size : 1;
    List<String> epoch = Shuffle.of(items, random(number / each));
    int first = number % each * size;
    return List.copyOf(epoch.subList(first, first + size));
  }

  private SplittableRandom random(int number) {
    return new SplittableRandom(seed * 1_000_003 + number);
  }
}
