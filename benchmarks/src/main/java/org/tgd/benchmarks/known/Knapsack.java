package org.tgd.benchmarks.known;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Items of which some are to be packed, each once or not at all.
 *
 * @param weights the weights
 * @param values the values
 * @param capacity the most weight that can be packed
 */
record Knapsack(List<Integer> weights, List<Integer> values, int capacity) {
  private static final int ITEMS = 15;

  /** Values follow the weights loosely, and two fifths of all weight can be packed. */
  static Knapsack drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> weights = IntStream.range(0, ITEMS).mapToObj(i -> random.nextInt(5, 41)).toList();
    List<Integer> values =
        weights.stream().map(weight -> Math.max(1, weight + random.nextInt(-5, 16))).toList();
    int all = weights.stream().mapToInt(Integer::intValue).sum();
    return new Knapsack(weights, values, all * 2 / 5);
  }

  /** Copies the lists. */
  Knapsack {
    weights = List.copyOf(weights);
    values = List.copyOf(values);
  }

  int size() {
    return weights.size();
  }

  int weight(String packed) {
    return sum(weights, packed);
  }

  int value(String packed) {
    return sum(values, packed);
  }

  private static int sum(List<Integer> of, String packed) {
    return IntStream.range(0, of.size())
        .filter(i -> packed.charAt(i) == '1')
        .map(i -> of.get(i))
        .sum();
  }

  /** The highest value that can be packed, by dynamic programming over the weight. */
  int optimum() {
    int[] best = new int[capacity + 1];
    for (int i = 0; i < size(); i++) {
      for (int left = capacity; left >= weights.get(i); left--) {
        best[left] = Math.max(best[left], best[left - weights.get(i)] + values.get(i));
      }
    }
    return best[capacity];
  }
}
