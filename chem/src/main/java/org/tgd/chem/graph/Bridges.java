package org.tgd.chem.graph;

/** Atoms at which bridged rings meet, as RDKit tells them for nitrogen's stereo. */
final class Bridges {
  private Bridges() {}

  /**
   * Whether an atom has three ring bonds and each ring through it has two bonds in common with
   * another one through it.
   */
  static boolean isBridgehead(Graph graph, int atom) {
    if (graph.ringBondsOfAtom(atom) < 3) {
      return false;
    }
    int[][] rings = graph.ringBondArrays();
    boolean[] through = new boolean[rings.length];
    for (int r = 0; r < rings.length; r++) {
      for (int bond : rings[r]) {
        through[r] |= graph.begin(bond) == atom || graph.end(bond) == atom;
      }
    }
    for (int r = 0; r < rings.length; r++) {
      boolean overlaps = !through[r];
      for (int q = 0; q < rings.length && !overlaps; q++) {
        overlaps = q != r && through[q] && common(rings[r], rings[q]) >= 2;
      }
      if (!overlaps) {
        return false;
      }
    }
    return true;
  }

  private static int common(int[] a, int[] b) {
    int count = 0;
    for (int bond : a) {
      for (int other : b) {
        count += bond == other ? 1 : 0;
      }
    }
    return count;
  }
}
