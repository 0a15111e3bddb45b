package org.tgd.chem.score;

import org.tgd.chem.graph.Element;
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
    int free =
        Element.outerElectrons(graph.element(atom)) - graph.valence(atom) - graph.charge(atom);
    return graph.connections(atom) + Math.max(0, free) / 2 == 4;
  }
}
