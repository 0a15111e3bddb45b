package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rewrites groups that are often drawn with a neutral atom above its valence: nitro groups,
 * N-oxides, azides, perchlorates, and lone pairs given to metals.
 */
final class FunctionalGroups {
  private FunctionalGroups() {}

  static void normalise(Draft draft) {
    boolean pnictogen = false;
    boolean halogen = false;
    boolean metal = false;
    for (Draft.Atom atom : draft.atoms) {
      pnictogen |= (atom.element == 7 || atom.element == 15) && atom.charge == 0;
      halogen |= atom.element == 17 || atom.element == 35 || atom.element == 53;
      metal |= Element.isMetal(atom.element);
    }
    if (!pnictogen && !halogen && !metal) {
      return;
    }
    int[][] adjacency = draft.adjacency();
    for (int i = 0; i < adjacency.length; i++) {
      Draft.Atom atom = draft.atoms.get(i);
      if (atom.element == 7 && atom.charge == 0) {
        separateNitrogen(draft, adjacency[i], atom);
      } else if (atom.element == 15 && atom.charge == 0) {
        separatePhosphorus(draft, adjacency, i);
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

  /** Three-coordinate phosphorus with double bonds to O and to a substituted C or N. */
  private static void separatePhosphorus(Draft draft, int[][] adjacency, int index) {
    Draft.Atom atom = draft.atoms.get(index);
    int[] around = adjacency[index];
    if (around.length != 6 || valence(draft, around) + Math.max(0, atom.hydrogens) != 5) {
      return;
    }
    int oxide = -1;
    boolean ylide = false;
    for (int k = 0; k < around.length; k += 2) {
      Draft.Atom other = draft.atoms.get(around[k]);
      boolean twofold = draft.bonds.get(around[k + 1]).order == 2;
      if (twofold && other.element == 8 && other.charge == 0) {
        oxide = k;
      } else if (twofold && (other.element == 6 || other.element == 7)) {
        ylide |= adjacency[around[k]].length >= 4;
      }
    }
    if (oxide >= 0 && ylide) {
      draft.bonds.get(around[oxide + 1]).order = 1;
      draft.atoms.get(around[oxide]).charge = -1;
      atom.charge = 1;
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

  /**
   * A non-metal above its valence with single bonds to metals gives its pair to the one that has
   * got the fewest, the first in canonical order of equals; so does a carbon of an aromatic ring
   * that a metal sits on.
   */
  private static void givePairs(Draft draft, int[][] adjacency) {
    List<Integer> donors = new ArrayList<>();
    boolean choice = false;
    for (int i = 0; i < adjacency.length; i++) {
      int metals = mayGive(draft, adjacency[i], i) ? metals(draft, adjacency[i]).size() : 0;
      if (metals > 0) {
        donors.add(i);
      }
      choice |= metals > 1;
    }
    if (!choice) {
      donors.forEach(donor -> give(draft, adjacency[donor], donor, new int[adjacency.length]));
      return;
    }
    Graph graph = new Graph(draft);
    int[] rank = CanonicalOrder.of(graph, Configuration.none(graph)).rank();
    donors.sort(Comparator.comparingInt(donor -> rank[donor]));
    donors.forEach(donor -> give(draft, adjacency[donor], donor, rank));
  }

  /** Whether an atom has more bonds than it can; hydrogen and fluorine hold their pairs. */
  private static boolean mayGive(Draft draft, int[] around, int index) {
    Draft.Atom atom = draft.atoms.get(index);
    if (atom.element <= 2 || atom.element == 9 || atom.element == 10) {
      return false;
    }
    int[] permitted = Valence.permitted(atom.element, atom.charge);
    if (Element.isMetal(atom.element) || permitted[permitted.length - 1] <= 0) {
      return false; // an ion with a noble gas's shell, such as chloride, forms no bond at all
    }
    int hydrogens = Math.max(0, atom.hydrogens);
    int valence = valence(draft, around) + hydrogens;
    boolean crowded =
        atom.aromatic && around.length / 2 + hydrogens == 4 && Valence.exceeds(atom, valence + 1);
    return crowded || Valence.exceeds(atom, valence);
  }

  private static List<Integer> metals(Draft draft, int[] around) {
    List<Integer> metals = new ArrayList<>();
    for (int k = 0; k < around.length; k += 2) {
      boolean single = draft.bonds.get(around[k + 1]).order <= 1;
      if (single && Element.isMetal(draft.atoms.get(around[k]).element)) {
        metals.add(k);
      }
    }
    return metals;
  }

  private static void give(Draft draft, int[] around, int donor, int[] rank) {
    metals(draft, around).stream()
        .min(
            Comparator.<Integer>comparingLong(k -> pairsGiven(draft, around[k]))
                .thenComparing(Comparator.<Integer>comparingInt(k -> rank[around[k]]).reversed()))
        .ifPresent(
            k -> {
              Draft.Bond bond = draft.bonds.get(around[k + 1]);
              bond.begin = donor;
              bond.end = around[k];
              bond.order = Draft.DATIVE;
            });
  }

  private static long pairsGiven(Draft draft, int metal) {
    return draft.bonds.stream()
        .filter(bond -> bond.order == Draft.DATIVE && (bond.begin == metal || bond.end == metal))
        .count();
  }
}
