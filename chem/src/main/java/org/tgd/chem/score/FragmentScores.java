package org.tgd.chem.score;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * How common each of 705,292 atom environments is among known molecules (Ertl and Schuffenhauer
 * 2009): a hash table from Morgan identifier to score. Read from a packed resource on first use.
 * The resource: number of groups; per group the score (times 10,000, negated, plus 50,000), the
 * number of identifiers, and the gaps between the ascending identifiers, all as base-128 integers.
 */
final class FragmentScores {
  private static final double MISSING = -4;
  private static final int SLOTS = 1 << 21;

  private final int[] keys = new int[SLOTS];
  private final short[] group = new short[SLOTS];
  private final double[] scores;

  private static final class Holder {
    private static final FragmentScores TABLE = load();
  }

  private FragmentScores(DataInputStream in) throws IOException {
    int groups = (int) number(in);
    scores = new double[groups + 1];
    for (int g = 1; g <= groups; g++) {
      scores[g] = (50_000 - number(in)) / 10_000.0;
      long count = number(in);
      long identifier = 0;
      for (long k = 0; k < count; k++) {
        identifier += number(in);
        put((int) identifier, (short) g);
      }
    }
  }

  static FragmentScores table() {
    return Holder.TABLE;
  }

  private static FragmentScores load() {
    try (InputStream raw = Tables.open("sa-fragments.bin.gz");
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16))) {
      return new FragmentScores(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(InputStream in) throws IOException {
    long value = 0;
    int shift = 0;
    int b;
    do {
      b = in.read();
      if (b < 0) {
        throw new IOException("the fragment table ends early");
      }
      value |= (long) (b & 127) << shift;
      shift += 7;
    } while (b > 127);
    return value;
  }

  private static int slot(int key) {
    int h = key * 0x9e3779b9;
    return (h ^ h >>> 15) & SLOTS - 1;
  }

  private void put(int key, short value) {
    int slot = slot(key);
    while (group[slot] != 0) {
      slot = slot + 1 & SLOTS - 1;
    }
    keys[slot] = key;
    group[slot] = value;
  }

  /** The score of an environment; −4 for one that was never seen. */
  double of(int identifier) {
    int slot = slot(identifier);
    while (group[slot] != 0) {
      if (keys[slot] == identifier) {
        return scores[group[slot]];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return MISSING;
  }
}
