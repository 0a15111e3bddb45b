package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.tgd.chem.score.MorganFingerprint;

/**
 * Molecules that are much alike, by the Tanimoto similarity of their Morgan fingerprints: one
 * series must not crowd out all others while little is known of the pocket.
 */
final class Families {
  /** From this similarity on two molecules are of one family. */
  private static final double ALIKE = 0.6;

  private Families() {}

  /**
   * The first so many of a list of which not more than a few are of one family.
   *
   * @param ranked best first
   * @param bits the fingerprint of each
   * @param most how many are picked at most
   * @param ofOne how many that are alike to a further one
   */
  static <T> List<T> spread(List<T> ranked, Function<T, BitSet> bits, int most, int ofOne) {
    List<T> picked = new ArrayList<>();
    List<BitSet> theirs = new ArrayList<>();
    for (T each : ranked) {
      if (picked.size() == most) {
        break;
      }
      BitSet own = bits.apply(each);
      if (alike(own, theirs) < ofOne) {
        picked.add(each);
        theirs.add(own);
      }
    }
    return picked;
  }

  private static int alike(BitSet own, List<BitSet> others) {
    int count = 0;
    for (BitSet other : others) {
      count += MorganFingerprint.tanimoto(own, other) >= ALIKE ? 1 : 0;
    }
    return count;
  }

  /** The highest similarity to any of these; 0 without any. */
  static double nearest(BitSet own, List<BitSet> others) {
    double nearest = 0;
    for (BitSet other : others) {
      nearest = Math.max(nearest, MorganFingerprint.tanimoto(own, other));
    }
    return nearest;
  }
}
