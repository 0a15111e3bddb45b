package org.tgd.chem.graph;

import java.util.List;

/**
 * Centres with three neighbours and a lone pair, such as sulphoxides and bridged amines. SMILES
 * does not say where the pair stands among the neighbours; RDKit's way is taken: the sense is that
 * of the three as they are written, turned round where one of them is a ring closure and no bond is
 * multiple.
 */
final class LonePairs {
  private LonePairs() {}

  /** Makes the senses of a draft that was just read independent of the ring closures written. */
  static void normalise(Draft draft, int[][] adjacency) {
    for (int i = 0; i < adjacency.length; i++) {
      Draft.Atom atom = draft.atoms.get(i);
      if (atom.parity != 0
          && atom.closures == 1
          && adjacency[i].length == 6
          && !hasOneHydrogen(draft, adjacency[i], atom)
          && !isUnsaturated(draft.bonds, adjacency[i])) {
        atom.parity = 3 - atom.parity;
      }
      atom.closures = 0;
    }
  }

  private static boolean hasOneHydrogen(Draft draft, int[] around, Draft.Atom atom) {
    int hydrogens = atom.hydrogens;
    for (int k = 0; k < around.length; k += 2) {
      hydrogens += draft.atoms.get(around[k]).element == 1 ? 1 : 0;
    }
    return hydrogens == 1;
  }

  private static boolean isUnsaturated(List<Draft.Bond> bonds, int[] around) {
    for (int k = 1; k < around.length; k += 2) {
      int order = bonds.get(around[k]).order;
      if (order > 1 && order != Draft.DATIVE) {
        return true;
      }
    }
    return false;
  }

  /** Whether the sense is turned round where an atom is written with so many ring closures. */
  static boolean isTurned(Graph graph, int atom, int closures) {
    if (closures != 1 || graph.degree(atom) != 3 || graph.totalHydrogens(atom) == 1) {
      return false;
    }
    for (int k = 0; k < 3; k++) {
      int bond = graph.bond(atom, k);
      if (graph.aromaticBond(bond)
          || (graph.order(bond) > 1 && graph.order(bond) != Draft.DATIVE)) {
        return false;
      }
    }
    return true;
  }
}
