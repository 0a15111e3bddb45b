package org.tgd.chem.graph;

import java.util.List;

/**
 * Completes a draft into a graph, in RDKit's order: functional groups written with five-valent
 * nitrogen become zwitterions, hydrogens are counted, aromatic systems get alternating bonds,
 * valences are checked, hydrogen atoms are merged into their neighbours, and rings and aromaticity
 * are perceived anew.
 */
public final class Perception {
  private Perception() {}

  /**
   * Completes a draft, which is changed on the way.
   *
   * @throws Refusal if a valence is exceeded, an aromatic system has no alternating form, or an
   *     atom is a radical
   */
  public static Graph complete(Draft draft) throws Refusal {
    resolveBonds(draft);
    FunctionalGroups.normalise(draft);
    int[][] adjacency = draft.adjacency();
    Kekule.assign(draft, adjacency);
    Valence.complete(draft, adjacency);
    LonePairs.normalise(draft, adjacency);
    mergeHydrogens(draft, adjacency);
    Graph graph = new Graph(draft);
    Rings.perceive(graph);
    Aromaticity.perceive(graph);
    graph.countTypes();
    return graph;
  }

  /** Bonds without a symbol are aromatic between aromatic atoms in a ring, else single. */
  private static void resolveBonds(Draft draft) throws Refusal {
    boolean anyAromatic = draft.atoms.stream().anyMatch(atom -> atom.aromatic);
    boolean anyBond = draft.bonds.stream().anyMatch(bond -> bond.order == Draft.AROMATIC);
    if (!anyAromatic && !anyBond) {
      draft.bonds.stream()
          .filter(bond -> bond.order == Draft.UNSPECIFIED)
          .forEach(bond -> bond.order = 1);
      return;
    }
    boolean[] inRing =
        Blocks.ringBonds(draft.atoms.size(), draft.ringAdjacency(), draft.bonds.size());
    boolean[] atomInRing = new boolean[draft.atoms.size()];
    for (int b = 0; b < inRing.length; b++) {
      Draft.Bond bond = draft.bonds.get(b);
      if (inRing[b]) {
        atomInRing[bond.begin] = true;
        atomInRing[bond.end] = true;
      }
      resolve(draft.atoms, bond, inRing[b]);
    }
    for (int i = 0; i < atomInRing.length; i++) {
      if (draft.atoms.get(i).aromatic && !atomInRing[i]) {
        throw new Refusal(draft.atoms.get(i).position, "an aromatic atom outside any ring");
      }
    }
    refuseCrowdedCarbons(draft);
  }

  private static void refuseCrowdedCarbons(Draft draft) throws Refusal {
    int[] aromaticBonds = new int[draft.atoms.size()];
    for (Draft.Bond bond : draft.bonds) {
      if (bond.order == Draft.AROMATIC) {
        aromaticBonds[bond.begin]++;
        aromaticBonds[bond.end]++;
      }
    }
    for (int i = 0; i < aromaticBonds.length; i++) {
      if (aromaticBonds[i] > 3 && draft.atoms.get(i).element == 6) {
        throw new Refusal(draft.atoms.get(i).position, "a carbon with four aromatic bonds");
      }
    }
  }

  private static void resolve(List<Draft.Atom> atoms, Draft.Bond bond, boolean inRing)
      throws Refusal {
    boolean aromaticEnds = atoms.get(bond.begin).aromatic && atoms.get(bond.end).aromatic;
    if (bond.order == Draft.UNSPECIFIED) {
      bond.order = aromaticEnds && inRing ? Draft.AROMATIC : 1;
    } else if (bond.order == Draft.AROMATIC && !(aromaticEnds && inRing)) {
      throw new Refusal(bond.position, "an aromatic bond outside an aromatic ring");
    }
  }

  /** Plain hydrogen atoms with one heavy neighbour become a count on that neighbour. */
  private static void mergeHydrogens(Draft draft, int[][] adjacency) {
    boolean[] merged = new boolean[draft.atoms.size()];
    boolean any = false;
    for (int i = 0; i < merged.length; i++) {
      Draft.Atom atom = draft.atoms.get(i);
      if (atom.element != 1
          || atom.isotope != 0
          || atom.charge != 0
          || atom.mapped
          || atom.hydrogens > 0
          || adjacency[i].length != 2
          || draft.atoms.get(adjacency[i][0]).element == 1) {
        continue;
      }
      Draft.Bond bond = draft.bonds.get(adjacency[i][1]);
      if (bond.order != 1 || definesStereo(draft, i)) {
        continue;
      }
      merged[i] = true;
      any = true;
      int hydrogen = i;
      Draft.Atom heavy = draft.atoms.get(adjacency[i][0]);
      heavy.hydrogens++;
      heavy.ligands.replaceAll(
          ligand -> ligand == hydrogen ? (Integer) Draft.IMPLICIT_HYDROGEN : ligand);
    }
    if (any) {
      draft.remove(merged);
    }
  }

  private static boolean definesStereo(Draft draft, int atom) {
    return draft.bonds.stream()
        .anyMatch(bond -> bond.stereo != 0 && (bond.stereoBegin == atom || bond.stereoEnd == atom));
  }
}
