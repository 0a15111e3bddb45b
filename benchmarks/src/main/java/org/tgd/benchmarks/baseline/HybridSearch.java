package org.tgd.benchmarks.baseline;

import static java.util.Objects.requireNonNull;

/**
 * Two searches one after the other: the second goes on from the best point of the first.
 *
 * @param first gets half of the budget, rounded up
 * @param second gets the rest
 */
public record HybridSearch(BoxSearch first, BoxSearch second) implements BoxSearch {
  /** Checks that nothing is missing. */
  public HybridSearch {
    requireNonNull(first, "first");
    requireNonNull(second, "second");
  }

  @Override
  public String name() {
    return first.name() + ", then " + second.name();
  }

  @Override
  public boolean seeded() {
    return first.seeded() || second.seeded();
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    first.search(function.part((function.budget() + 1) / 2), start, seed);
    if (function.spent() < function.budget()) {
      second.search(function, function.best(), seed);
    }
  }
}
