package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Perception;
import org.tgd.chem.graph.Refusal;

/** What mutation and crossover of molecular graphs share: drafts, and which molecules may live. */
final class GraphDrafts {
  private static final int LARGEST_RING = 6;

  /**
   * The published lower bound is 6; acetamide would then have no child at all, so it is lower here.
   */
  private static final int FEWEST_ATOMS = 4;

  private GraphDrafts() {}

  /** An editable copy with alternating bonds and without stereo. */
  static Draft open(Graph graph) {
    Draft draft = graph.draft();
    for (Draft.Atom atom : draft.atoms) {
      atom.forgetStereo();
    }
    for (Draft.Bond bond : draft.bonds) {
      bond.stereo = 0;
    }
    return draft;
  }

  /** Lets an atom take as many hydrogens as its bonds leave. */
  static void refill(Draft draft, int atom) {
    draft.atoms.get(atom).hydrogens = Draft.AUTOMATIC;
  }

  /** The molecule, if it is valid, in one piece and not larger than allowed. */
  static Optional<Graph> close(Draft draft, double mostAtoms) {
    if (draft.atoms.size() < FEWEST_ATOMS || draft.atoms.size() >= mostAtoms) {
      return Optional.empty();
    }
    try {
      Graph graph = Perception.complete(draft);
      return isOnePiece(graph) && ringsAreFine(graph) ? Optional.of(graph) : Optional.empty();
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  private static boolean isOnePiece(Graph graph) {
    for (int component : graph.components()) {
      if (component > 0) {
        return false;
      }
    }
    return true;
  }

  /** No ring above six, no allene in a ring, no double bond in a ring of three or four. */
  private static boolean ringsAreFine(Graph graph) {
    for (int r = 0; r < graph.rings(); r++) {
      if (graph.ring(r).length > LARGEST_RING) {
        return false;
      }
    }
    for (int atom = 0; atom < graph.atoms(); atom++) {
      int twofold = 0;
      for (int k = 0; k < graph.degree(atom); k++) {
        int bond = graph.bond(atom, k);
        boolean doubled = graph.inRingBond(bond) && graph.order(bond) == 2;
        twofold += doubled ? 1 : 0;
        if (doubled && graph.smallestRing(atom) <= 4) {
          return false;
        }
      }
      if (twofold > 1) {
        return false;
      }
    }
    return true;
  }

  /** The atoms that can be reached from one without the cut bonds. */
  static boolean[] reach(Graph graph, int from, List<Integer> cut) {
    boolean[] seen = new boolean[graph.atoms()];
    List<Integer> queue = new ArrayList<>(List.of(from));
    seen[from] = true;
    for (int q = 0; q < queue.size(); q++) {
      int atom = queue.get(q);
      for (int k = 0; k < graph.degree(atom); k++) {
        int next = graph.neighbour(atom, k);
        if (!seen[next] && !cut.contains(graph.bond(atom, k))) {
          seen[next] = true;
          queue.add(next);
        }
      }
    }
    return seen;
  }
}
