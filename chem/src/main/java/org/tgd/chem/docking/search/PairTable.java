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

  private static final int SIZE = (int) (CUTOFF_SQUARED * STEPS_PER_SQUARE_ANGSTROM) + 2;
  private static final int TYPES = InteractionType.values().length;
  private static final double STEP = 1e-4;

  private final float[][] rows;

  private PairTable() {
    rows = new float[TYPES * TYPES][];
    for (InteractionType a : InteractionType.values()) {
      for (InteractionType b : InteractionType.values()) {
        if (a.ordinal() <= b.ordinal()) {
          float[] row = tabulate(a, b);
          rows[a.ordinal() * TYPES + b.ordinal()] = row;
          rows[b.ordinal() * TYPES + a.ordinal()] = row;
        }
      }
    }
  }

  /** Made on first use. */
  private static final class Holder {
    static final PairTable TABLE = new PairTable();
  }

  static PairTable get() {
    return Holder.TABLE;
  }

  /**
   * Energy and derivative over distance of a pair of classes: entry 2k the energy at squared
   * distance k / {@link #STEPS_PER_SQUARE_ANGSTROM}, entry 2k + 1 the derivative by the distance
   * divided by the distance.
   */
  float[] row(InteractionType a, InteractionType b) {
    return rows[a.ordinal() * TYPES + b.ordinal()];
  }

  private static float[] tabulate(InteractionType a, InteractionType b) {
    float[] row = new float[2 * SIZE];
    double edge = Terms.CUTOFF - 2 * STEP;
    for (int k = 0; k < SIZE; k++) {
      double r = Math.min(edge, Math.sqrt((double) k / STEPS_PER_SQUARE_ANGSTROM));
      double low = Math.max(0, r - STEP);
      double slope =
          (Terms.of(a, b, r + STEP).energy() - Terms.of(a, b, low).energy()) / (r + STEP - low);
      row[2 * k] = (float) Terms.of(a, b, r).energy();
      row[2 * k + 1] = (float) (r > 0 ? slope / r : 0);
    }
    return row;
  }
}
