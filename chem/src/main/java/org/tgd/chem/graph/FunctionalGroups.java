package org.tgd.chem.graph;

/**
 * Rewrites groups that are often drawn with a neutral atom above its valence: nitro groups,
 * N-oxides, azides, perchlorates, and lone pairs given to metals.
 */
final class FunctionalGroups {
  private FunctionalGroups() {}

  static void normalise(Draft draft) {
    boolean nitrogen = false;
    boolean halogen = false;
    boolean metal = false;
    for (Draft.Atom atom : draft.atoms) {
      nitrogen |= atom.element == 7 && atom.charge == 0;
      halogen |= atom.element == 17 || atom.element == 35 || atom.element == 53;
      metal |= Element.isMetal(atom.element);
    }
    if (!nitrogen && !halogen && !metal) {
      return;
    }
    int[][] adjacency = draft.adjacency();
    for (int i = 0; i < adjacency.length; i++) {
      Draft.Atom atom = draft.atoms.get(i);
      if (atom.element == 7 && atom.charge == 0) {
        separateNitrogen(draft, adjacency[i], atom);
      } else if (atom.charge == 0
          && (atom.element == 17 || atom.element == 35 || atom.element == 53)) {
        separateHalogen(draft, adjacency[i], atom);
      }
    }
    if (metal) {
      givePairs(draft, adjacency);
    }
  }

  static int valence(Draft draft, int[] around) {
    int sum = 0;
    for (int k = 1; k < around.length; k += 2) {
      int order = draft.bonds.get(around[k]).order;
      sum += order == Draft.AROMATIC ? 1 : order == Draft.DATIVE ? 0 : order;
    }
    return sum;
  }

  private static void separateNitrogen(Draft draft, int[] around, Draft.Atom atom) {
    int valence = valence(draft, around) + Math.max(0, atom.hydrogens) + (atom.aromatic ? 1 : 0);
    if (valence != 5) {
      return;
    }
    for (int k = 0; k < around.length; k += 2) {
      Draft.Bond bond = draft.bonds.get(around[k + 1]);
      Draft.Atom other = draft.atoms.get(around[k]);
      boolean oxygen = other.element == 8 && other.charge == 0 && bond.order == 2;
      boolean terminal = other.element == 7 && other.charge == 0 && bond.order == 3;
      if (oxygen || terminal) {
        bond.order--;
        atom.charge = 1;
        other.charge = -1;
        return;
      }
    }
  }

  private static void separateHalogen(Draft draft, int[] around, Draft.Atom atom) {
    int valence = valence(draft, around) + Math.max(0, atom.hydrogens);
    if (valence != 3 && valence != 5 && valence != 7) {
      return;
    }
    for (int k = 0; k < around.length; k += 2) {
      if (draft.atoms.get(around[k]).element != 8) {
        return;
      }
    }
    for (int k = 0; k < around.length; k += 2) {
      Draft.Bond bond = draft.bonds.get(around[k + 1]);
      if (bond.order == 2) {
        bond.order = 1;
        draft.atoms.get(around[k]).charge = -1;
        atom.charge++;
      }
    }
  }

  /** A non-metal above its valence with a single bond to a metal gives its pair to the metal. */
  private static void givePairs(Draft draft, int[][] adjacency) {
    for (Draft.Bond bond : draft.bonds) {
      if (bond.order != 1) {
        continue;
      }
      boolean beginMetal = Element.isMetal(draft.atoms.get(bond.begin).element);
      boolean endMetal = Element.isMetal(draft.atoms.get(bond.end).element);
      if (beginMetal == endMetal) {
        continue;
      }
      int donor = beginMetal ? bond.end : bond.begin;
      Draft.Atom atom = draft.atoms.get(donor);
      int valence = valence(draft, adjacency[donor]) + Math.max(0, atom.hydrogens);
      boolean gives = atom.element > 2 && atom.element != 9; // hydrogen and fluorine hold theirs
      if (gives && Valence.exceeds(atom, valence)) {
        int metal = bond.other(donor);
        bond.begin = donor;
        bond.end = metal;
        bond.order = Draft.DATIVE;
      }
    }
  }
}
