package org.tgd.chem.graph;

/**
 * Counts hydrogens and checks valences as RDKit does since 2024.09: an ion has the valences of the
 * neutral element with as many electrons; charged third-row atoms may be hypervalent.
 */
final class Valence {
  private static final int[] ANY = {-1};

  private Valence() {}

  /** The valences of an atom, ascending; a last entry of -1 permits any. */
  static int[] permitted(int element, int charge) {
    int[] own = Element.valences(element);
    if (own[0] == -1 || charge == 0) {
      return own;
    }
    int effective = element - charge;
    if (effective < 1) {
      return element == 1 ? new int[] {0} : ANY;
    }
    return Element.valences(Math.min(effective, Element.LAST));
  }

  private static int limit(Draft.Atom atom) {
    int[] own = Element.valences(atom.element);
    int[] permitted = permitted(atom.element, atom.charge);
    int effective = atom.element - atom.charge;
    boolean hypervalent =
        (effective > 16 && (atom.element == 15 || atom.element == 16))
            || (effective > 34 && (atom.element == 33 || atom.element == 34));
    if (hypervalent) {
      return own[own.length - 1] + atom.charge;
    }
    if (atom.element == 1 && atom.charge == -1) {
      return 2;
    }
    int largest = permitted[permitted.length - 1];
    return own[own.length - 1] < 0 || largest < 0 ? Integer.MAX_VALUE : largest;
  }

  static boolean exceeds(Draft.Atom atom, int valence) {
    return valence > limit(atom);
  }

  /** Fills in automatic hydrogens, checks valences, and refuses radicals that no metal explains. */
  static void complete(Draft draft, int[][] adjacency) throws Refusal {
    for (int i = 0; i < adjacency.length; i++) {
      Draft.Atom atom = draft.atoms.get(i);
      int bonds = sum(draft, adjacency[i], i);
      boolean automatic = atom.hydrogens == Draft.AUTOMATIC;
      if (automatic) {
        atom.hydrogens = automatic(atom, bonds);
      }
      int valence = bonds + atom.hydrogens;
      if (exceeds(atom, valence)) {
        throw new Refusal(
            atom.position,
            String.format(
                "%s with valence %d; at most %d is possible",
                name(atom), valence, Math.max(0, limit(atom))));
      }
      if (!automatic && !boundToMetal(draft, adjacency[i], i)) {
        requirePaired(atom, valence);
      }
    }
  }

  /**
   * Bonds to metals are often drawn plain where an arrow is meant, so that a donor seems to have an
   * unpaired electron; RDKit computes with it as it is drawn.
   */
  private static boolean boundToMetal(Draft draft, int[] around, int atom) {
    for (int k = 1; k < around.length; k += 2) {
      Draft.Bond bond = draft.bonds.get(around[k]);
      int other = bond.begin == atom ? bond.end : bond.begin;
      if (Element.isMetal(draft.atoms.get(other).element)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Draft.Atom atom) {
    String charge = atom.charge == 0 ? "" : String.format("%+d", atom.charge);
    return Element.symbol(atom.element) + charge;
  }

  /** The bond orders at an atom; a pair given to a metal counts for the metal only. */
  static int sum(Draft draft, int[] around, int atom) {
    int sum = 0;
    for (int k = 1; k < around.length; k += 2) {
      Draft.Bond bond = draft.bonds.get(around[k]);
      if (bond.order == Draft.DATIVE) {
        sum += bond.end == atom ? 1 : 0;
      } else {
        sum += bond.order == Draft.AROMATIC ? 1 : bond.order;
      }
    }
    return sum;
  }

  static int automatic(Draft.Atom atom, int bonds) {
    return automatic(atom.element, atom.charge, bonds);
  }

  /** The hydrogens that an atom takes whose bonds have orders of the given sum. */
  static int automatic(int element, int charge, int bonds) {
    int[] permitted = permitted(element, charge);
    for (int valence : permitted) {
      if (valence < 0 || valence >= bonds) {
        return Math.max(0, valence - bonds);
      }
    }
    return 0;
  }

  private static void requirePaired(Draft.Atom atom, int valence) throws Refusal {
    int[] own = Element.valences(atom.element);
    boolean iodonium = atom.element == 53 && atom.charge == 0 && valence == 2;
    if (own[0] == -1 || Element.isMetal(atom.element) || iodonium) {
      return; // iodonium salts are often drawn without their charge
    }
    int outer = Element.outerElectrons(atom.element);
    int full = atom.element <= 2 ? 2 : 8;
    int radicals = full - outer - valence + atom.charge;
    if (radicals < 0) {
      radicals = 0;
      for (int v : own) {
        if (v - valence + atom.charge >= 0) {
          radicals = v - valence + atom.charge;
          break;
        }
      }
    }
    int early = outer - valence - atom.charge;
    if (early >= 0) {
      radicals = Math.min(radicals, early);
    }
    if (radicals > 0) {
      throw new Refusal(
          atom.position,
          String.format(
              "%s with valence %d is a radical; give it its hydrogens or bonds",
              name(atom), valence));
    }
  }
}
