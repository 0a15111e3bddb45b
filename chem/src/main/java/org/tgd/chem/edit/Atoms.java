package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;

/** Small steps that several edits share. */
final class Atoms {
  private Atoms() {}

  /** Atom numbers as chemists read them, from 1: {@code atom 3}, {@code atoms 3, 7-9}. */
  static String name(List<Integer> atoms) {
    StringBuilder name = new StringBuilder(atoms.size() == 1 ? "atom " : "atoms ");
    List<Integer> sorted = atoms.stream().sorted().toList();
    for (int k = 0; k < sorted.size(); k++) {
      int first = k;
      while (k + 1 < sorted.size() && sorted.get(k + 1) == sorted.get(k) + 1) {
        k++;
      }
      name.append(first == 0 ? "" : ", ").append(sorted.get(first) + 1);
      if (k > first) {
        name.append('-').append(sorted.get(k) + 1);
      }
    }
    return name.toString();
  }

  /** The atoms on the side of {@code atom} when its bond to {@code cut} is broken; acyclic bond. */
  static List<Integer> side(Graph graph, int atom, int cut) {
    boolean[] seen = new boolean[graph.atoms()];
    seen[atom] = true;
    seen[cut] = true;
    List<Integer> side = new ArrayList<>(List.of(atom));
    for (int k = 0; k < side.size(); k++) {
      int v = side.get(k);
      for (int j = 0; j < graph.degree(v); j++) {
        int u = graph.neighbour(v, j);
        if (!seen[u]) {
          seen[u] = true;
          side.add(u);
        }
      }
    }
    return side.stream().sorted().toList();
  }

  /** Gives an atom more (or, negative, fewer) hydrogens; too few makes the edit invalid. */
  static void hydrogens(Draft draft, int atom, int change) {
    Draft.Atom a = draft.atoms.get(atom);
    a.hydrogens = Math.max(-1, a.hydrogens + change);
    a.forgetStereo();
    if (a.hydrogens < 0) {
      a.hydrogens = 9; // no valence holds so many: the edit is refused
    }
  }

  static void forgetStereo(Draft draft, int atom) {
    draft.atoms.get(atom).forgetStereo();
    for (Draft.Bond bond : draft.bonds) {
      if (bond.begin == atom
          || bond.end == atom
          || bond.stereoBegin == atom
          || bond.stereoEnd == atom) {
        bond.stereo = 0;
      }
    }
  }

  static void remove(Draft draft, List<Integer> atoms) {
    boolean[] gone = new boolean[draft.atoms.size()];
    atoms.forEach(atom -> gone[atom] = true);
    draft.remove(gone);
  }

  /** Attaches a copy of a group by its first atom. */
  static void attach(Draft draft, int atom, Draft group) {
    int offset = draft.atoms.size();
    Draft copy = group.copy();
    for (Draft.Atom a : copy.atoms) {
      a.ligands.replaceAll(l -> l < 0 ? l : l + offset);
      draft.atoms.add(a);
    }
    for (Draft.Bond bond : copy.bonds) {
      draft.bond(bond.begin + offset, bond.end + offset, bond.order);
    }
    draft.bond(atom, offset, 1);
    hydrogens(draft, atom, -1);
    hydrogens(draft, offset, -1);
  }

  static Draft.Bond bond(Draft draft, int a, int b) {
    for (Draft.Bond bond : draft.bonds) {
      if ((bond.begin == a && bond.end == b) || (bond.begin == b && bond.end == a)) {
        return bond;
      }
    }
    throw new IllegalArgumentException("atoms " + a + " and " + b + " are not bonded");
  }

  static String symbol(Graph graph, int atom) {
    return org.tgd.chem.graph.Element.symbol(graph.element(atom));
  }
}
