package org.tgd.chem.docking.search;

import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Terms;

/**
 * The energy of pairs of atoms as a function of the squared distance, tabulated for all pairs of
 * interaction classes. Immutable.
 */
final class PairTable {
  /** Table steps per Å². */
  static final int STEPS_PER_SQUARE_ANGSTROM = 32;

  /** Squared distance from which pairs do not interact, Å². */
  static final double CUTOFF_SQUARED = Terms.CUTOFF * Terms.CUTOFF;

  /** Number of tabulated steps; the last two are beyond the cutoff and hold zeros. */
  static final int LAST = (int) (CUTOFF_SQUARED * STEPS_PER_SQUARE_ANGSTROM) + 1;

  private static final int ROW = 2 * (LAST + 2);
  private static final int TYPES = InteractionType.values().length;
  private static final double STEP = 1e-4;

  /**
   * All rows, one after the other. Entry {@code offset + 2k} is the energy at squared distance k /
   * {@link #STEPS_PER_SQUARE_ANGSTROM}, the entry after it the derivative by the distance, divided
   * by the distance.
   */
  final float[] values = new float[ROW * TYPES * (TYPES + 1) / 2];

  private PairTable(double cap) {
    for (InteractionType a : InteractionType.values()) {
      for (InteractionType b : InteractionType.values()) {
        if (a.index() <= b.index()) {
          tabulate(a, b, cap);
        }
      }
    }
  }

  /** Made on first use. */
  private static final class Holder {
    static final PairTable SOFT = new PairTable(EnergyFunction.SOFT_CAP);
    static final PairTable HARD = new PairTable(EnergyFunction.HARD_CAP);
  }

  /** Repulsion bent to stay below {@link EnergyFunction#SOFT_CAP}. */
  static PairTable soft() {
    return Holder.SOFT;
  }

  /** Repulsion bent to stay below {@link EnergyFunction#HARD_CAP}: as it is, nearly. */
  static PairTable hard() {
    return Holder.HARD;
  }

  /** Where the row of a pair of classes begins. */
  static int offset(InteractionType a, InteractionType b) {
    int low = Math.min(a.index(), b.index());
    int high = Math.max(a.index(), b.index());
    return ROW * (high * (high + 1) / 2 + low);
  }

  private void tabulate(InteractionType a, InteractionType b, double cap) {
    int offset = offset(a, b);
    double edge = Terms.CUTOFF - 2 * STEP;
    for (int k = 0; k < LAST; k++) {
      double r = Math.min(edge, Math.sqrt((double) k / STEPS_PER_SQUARE_ANGSTROM));
      double low = Math.max(0, r - STEP);
      double energy = Terms.of(a, b, r).energy();
      double slope =
          (Terms.of(a, b, r + STEP).energy() - Terms.of(a, b, low).energy()) / (r + STEP - low);
      double bend = energy > 0 ? cap / (cap + energy) : 1;
      values[offset + 2 * k] = (float) (energy * bend);
      values[offset + 2 * k + 1] = (float) (r > 0 ? slope * bend * bend / r : 0);
    }
  }
}
