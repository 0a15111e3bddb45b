package org.tgd.benchmarks.baseline;

/**
 * The random numbers of NumPy's {@code default_rng(seed)}, bit by bit, so that figures published
 * with it can be repeated: PCG64 (O'Neill 2014, HMC-CS-2014-0905, variant XSL-RR 128/64), seeded by
 * NumPy's {@code SeedSequence}. Not thread-safe.
 */
public final class NumpyGenerator {
  private static final int POOL = 4;
  private static final long LOW_WORD = 0xffffffffL;
  private static final long FACTOR_HIGH = 0x2360ed051fc65da4L;
  private static final long FACTOR_LOW = 0x4385df649fccf645L;

  private long high;
  private long low;
  private long stepHigh;
  private long stepLow;
  private boolean halfLeft;
  private long half;

  /**
   * A generator.
   *
   * @param seed the seed, 0 to 2³² − 1
   */
  public NumpyGenerator(long seed) {
    if (seed < 0 || seed > LOW_WORD) {
      throw new IllegalArgumentException("seed was " + seed + "; must be 0 to 4294967295");
    }
    int[] words = spread((int) seed);
    long sequenceHigh = word(words, 4);
    long sequenceLow = word(words, 6);
    stepHigh = (sequenceHigh << 1) | (sequenceLow >>> 63);
    stepLow = (sequenceLow << 1) | 1;
    advance();
    add(word(words, 0), word(words, 2));
    advance();
  }

  private static long word(int[] words, int at) {
    return (words[at] & LOW_WORD) | ((long) words[at + 1] << 32);
  }

  /** SeedSequence: mixes the seed into a pool of four words and draws eight from it. */
  private static int[] spread(int seed) {
    int[] pool = new int[POOL];
    int constant = 0x43b0d7e5;
    int factor = 0x931e8875;
    for (int i = 0; i < POOL; i++) {
      pool[i] = hashed(i == 0 ? seed : 0, constant, factor);
      constant *= factor;
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          int mixed = 0xca01f9dd * pool[to] - 0x4973f715 * hashed(pool[from], constant, factor);
          constant *= factor;
          pool[to] = mixed ^ (mixed >>> 16);
        }
      }
    }
    int[] words = new int[2 * POOL];
    constant = 0x8b51f9dd;
    for (int i = 0; i < words.length; i++) {
      words[i] = hashed(pool[i % POOL], constant, 0x58f38ded);
      constant *= 0x58f38ded;
    }
    return words;
  }

  private static int hashed(int value, int constant, int factor) {
    int hash = (value ^ constant) * (constant * factor);
    return hash ^ (hash >>> 16);
  }

  /** The state times the factor plus the step, modulo 2¹²⁸. */
  private void advance() {
    long productHigh =
        Math.multiplyHigh(low, FACTOR_LOW)
            + ((low >> 63) & FACTOR_LOW)
            + ((FACTOR_LOW >> 63) & low)
            + high * FACTOR_LOW
            + low * FACTOR_HIGH;
    low *= FACTOR_LOW;
    high = productHigh;
    add(stepHigh, stepLow);
  }

  private void add(long otherHigh, long otherLow) {
    low += otherLow;
    high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
  }

  private long next() {
    advance();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** A number from 0, below 1: {@code random()}. */
  public double nextDouble() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  private long nextHalf() {
    if (halfLeft) {
      halfLeft = false;
      return half;
    }
    long both = next();
    half = both >>> 32;
    halfLeft = true;
    return both & LOW_WORD;
  }

  /** A number from 0 to a largest, both included, by Lemire's method. */
  private int bounded(int largest) {
    long range = largest + 1L;
    long product = nextHalf() * range;
    if ((product & LOW_WORD) < range) {
      long threshold = (LOW_WORD - largest) % range;
      while ((product & LOW_WORD) < threshold) {
        product = nextHalf() * range;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * Different numbers from 0 to n − 1: {@code choice(n, size, replace=False)}.
   *
   * @param n more than 10,000; below it NumPy goes another way, which is not followed here
   * @param size how many, more than a fiftieth of n
   */
  public int[] choice(int n, int size) {
    if (n <= 10_000 || size <= n / 50 || size >= n) {
      throw new IllegalArgumentException(
          "n and size were %d and %d; must be above 10000, and between n/50 and n"
              .formatted(n, size));
    }
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = i;
    }
    for (int i = n - 1; i >= n - size; i--) {
      int j = bounded(i);
      int swapped = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = swapped;
    }
    int[] chosen = new int[size];
    System.arraycopy(numbers, n - size, chosen, 0, size);
    return chosen;
  }
}
