package org.tgd.chem.score;

import java.util.Arrays;

/**
 * Features of a molecule with how often each occurs. Immutable.
 *
 * <p>Similarity of counts is Σ min / Σ max over all features (Carhart, Smith and Venkataraghavan,
 * J. Chem. Inf. Comput. Sci. 25, 64, 1985), as RDKit's Tanimoto similarity of sparse count vectors.
 */
public final class Counts {
  private final long[] keys;
  private final int[] counts;
  private final int total;

  private Counts(long[] keys, int[] counts, int total) {
    this.keys = keys;
    this.counts = counts;
    this.total = total;
  }

  /** Counts equal features; the order does not matter. */
  public static Counts of(long[] features) {
    long[] sorted = features.clone();
    Arrays.sort(sorted);
    long[] keys = new long[sorted.length];
    int[] counts = new int[sorted.length];
    int size = 0;
    for (long feature : sorted) {
      if (size == 0 || keys[size - 1] != feature) {
        keys[size++] = feature;
      }
      counts[size - 1]++;
    }
    return new Counts(Arrays.copyOf(keys, size), Arrays.copyOf(counts, size), sorted.length);
  }

  /** The number of features, repeated ones counted. */
  public int total() {
    return total;
  }

  /** How often a feature occurs. */
  public int count(long feature) {
    int at = Arrays.binarySearch(keys, feature);
    return at < 0 ? 0 : counts[at];
  }

  /** The different features in ascending order. */
  public long[] features() {
    return keys.clone();
  }

  /** How many features two molecules share, repeated ones counted. */
  public int shared(Counts other) {
    int sum = 0;
    int i = 0;
    int k = 0;
    while (i < keys.length && k < other.keys.length) {
      if (keys[i] == other.keys[k]) {
        sum += Math.min(counts[i++], other.counts[k++]);
      } else if (keys[i] < other.keys[k]) {
        i++;
      } else {
        k++;
      }
    }
    return sum;
  }

  /** Σ min / Σ max, from 0 to 1; 0 for two empty ones. */
  public double tanimoto(Counts other) {
    int shared = shared(other);
    int either = total + other.total - shared;
    return either == 0 ? 0 : (double) shared / either;
  }
}
