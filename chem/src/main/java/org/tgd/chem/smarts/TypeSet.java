package org.tgd.chem.smarts;

import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Graph;

/**
 * A set of atom types (element and aromaticity) that a query atom can match at most.
 *
 * @param words bits by {@link Graph#type}
 * @param exact whether the query atom matches every atom of these types
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record TypeSet(long[] words, boolean exact) {
  static final int TYPES = 2 * (Element.LAST + 1);
  private static final int WORDS = (TYPES + 63) / 64;

  static TypeSet all(boolean exact) {
    long[] words = new long[WORDS];
    java.util.Arrays.fill(words, -1L);
    return new TypeSet(words, exact);
  }

  static TypeSet none() {
    return new TypeSet(new long[WORDS], true);
  }

  static TypeSet of(int element, boolean aliphatic, boolean aromatic) {
    TypeSet set = none();
    if (aliphatic) {
      set.add(2 * element);
    }
    if (aromatic) {
      set.add(2 * element + 1);
    }
    return set;
  }

  static TypeSet aromatic(boolean aromatic) {
    TypeSet set = none();
    for (int type = aromatic ? 1 : 0; type < TYPES; type += 2) {
      set.add(type);
    }
    return set;
  }

  private void add(int type) {
    words[type >> 6] |= 1L << type;
  }

  boolean has(int type) {
    return (words[type >> 6] & 1L << type) != 0;
  }

  TypeSet and(TypeSet other) {
    long[] result = words.clone();
    for (int w = 0; w < WORDS; w++) {
      result[w] &= other.words[w];
    }
    return new TypeSet(result, exact && other.exact);
  }

  TypeSet or(TypeSet other) {
    long[] result = words.clone();
    for (int w = 0; w < WORDS; w++) {
      result[w] |= other.words[w];
    }
    return new TypeSet(result, exact && other.exact);
  }

  TypeSet not() {
    if (!exact) {
      return all(false);
    }
    long[] result = words.clone();
    for (int w = 0; w < WORDS; w++) {
      result[w] = ~result[w];
    }
    return new TypeSet(result, true);
  }

  boolean isWithin(TypeSet other) {
    for (int w = 0; w < WORDS; w++) {
      if ((words[w] & ~other.words[w]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** How many atoms of the graph are of these types. */
  int count(Graph graph) {
    int count = 0;
    long[] present = graph.typesPresent();
    for (int w = 0; w < WORDS; w++) {
      long common = words[w] & present[w];
      while (common != 0) {
        count += graph.typeCount(64 * w + Long.numberOfTrailingZeros(common));
        common &= common - 1;
      }
    }
    return count;
  }

  /** Whether the graph has at least this many atoms of these types. */
  boolean countsIn(Graph graph, int atLeast) {
    int count = 0;
    long[] present = graph.typesPresent();
    for (int w = 0; w < WORDS; w++) {
      long common = words[w] & present[w];
      while (common != 0) {
        int type = 64 * w + Long.numberOfTrailingZeros(common);
        count += graph.typeCount(type);
        if (count >= atLeast) {
          return true;
        }
        common &= common - 1;
      }
    }
    return count >= atLeast;
  }

  /** A rough measure of how many atoms of an organic molecule match: smaller is rarer. */
  double commonness() {
    double sum = 0;
    int[] types = {12, 13, 14, 15, 16, 17, 18, 32, 33, 34, 70, 106};
    double[] share = {40, 35, 8, 5, 10, 0.5, 1, 1, 0.7, 0.8, 0.3, 0.1};
    for (int k = 0; k < types.length; k++) {
      sum += has(types[k]) ? share[k] : 0;
    }
    return exact ? sum : 0.6 * sum;
  }
}
