package org.tgd.chem.score;

import org.tgd.chem.graph.Graph;

/** How many directions an atom's bonds and lone pairs take. */
final class Orbitals {
  private Orbitals() {}

  /**
   * Whether an atom with a multiple bond is sp3 all the same: neighbours, hydrogens and lone pairs
   * make four, as on the sulphur of a sulphone or sulphoxide and the phosphorus of a phosphate.
   * Such atoms exceed the lowest valence of their element, so conjugation does not make them sp2.
   */
  static boolean isTetrahedral(Graph graph, int atom) {
    int free = outerElectrons(graph.element(atom)) - graph.valence(atom) - graph.charge(atom);
    return graph.connections(atom) + Math.max(0, free) / 2 == 4;
  }

  /** Electrons of the outer shell for the main groups; 0 for metals of the d and f blocks. */
  private static int outerElectrons(int element) {
    int[] noble = {0, 2, 10, 18, 36, 54, 86};
    for (int row = 1; row < noble.length; row++) {
      if (element <= noble[row]) {
        int place = element - noble[row - 1];
        int fromEnd = noble[row] - element;
        return place <= 2 ? place : fromEnd <= 5 ? 8 - fromEnd : 0;
      }
    }
    return 0;
  }
}
