package org.tgd.chem.edit;

import java.util.Arrays;
import java.util.List;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.Distances;

/** Edits of rings: open, close, saturate an aromatic ring, fuse a ring to an edge. */
final class RingEdits {
  private static final int[] PATH_FOR_RING = {4, 5};

  private RingEdits() {}

  static void add(Graph graph, List<EditSpace.Proposal> into) {
    for (int b = 0; b < graph.bonds(); b++) {
      if (graph.inRingBond(b) && !graph.aromaticBond(b) && graph.order(b) == 1) {
        open(graph, b, into);
      }
      if (graph.order(b) <= 2 && canFuse(graph, b)) {
        fuse(graph, b, into);
      }
    }
    for (int r = 0; r < graph.rings(); r++) {
      int[] ring = graph.ring(r);
      if (Arrays.stream(ring).allMatch(a -> graph.aromatic(a) && graph.ringsOfAtom(a) == 1)) {
        saturate(graph, r, into);
      }
    }
    close(graph, into);
  }

  private static void open(Graph graph, int b, List<EditSpace.Proposal> into) {
    int first = graph.begin(b);
    int second = graph.end(b);
    into.add(
        new EditSpace.Proposal(
            "open the ring between atoms " + (first + 1) + " and " + (second + 1),
            List.of(first, second),
            draft -> {
              Atoms.forgetStereo(draft, first);
              Atoms.forgetStereo(draft, second);
              draft.bonds.remove(Atoms.bond(draft, first, second));
              Atoms.hydrogens(draft, first, 1);
              Atoms.hydrogens(draft, second, 1);
            }));
  }

  private static boolean canFuse(Graph graph, int b) {
    int first = graph.begin(b);
    int second = graph.end(b);
    return graph.inRingBond(b)
        && graph.ringsOfBond(b) == 1
        && graph.element(first) == 6
        && graph.element(second) == 6
        && graph.hydrogens(first) > 0
        && graph.hydrogens(second) > 0;
  }

  /** Builds four more atoms onto a ring bond: benzo on an aromatic ring, cyclohexane otherwise. */
  private static void fuse(Graph graph, int b, List<EditSpace.Proposal> into) {
    int first = graph.begin(b);
    int second = graph.end(b);
    boolean aromatic = graph.aromaticBond(b);
    boolean twofold = graph.order(b) == 2;
    into.add(
        new EditSpace.Proposal(
            "fuse a ring to atoms " + (first + 1) + " and " + (second + 1),
            List.of(first, second),
            draft -> {
              Atoms.forgetStereo(draft, first);
              Atoms.forgetStereo(draft, second);
              Atoms.hydrogens(draft, first, -1);
              Atoms.hydrogens(draft, second, -1);
              int before = first;
              for (int k = 0; k < 4; k++) {
                int atom = draft.add(new Draft.Atom(6));
                draft.bond(before, atom, k % 2 == 1 && aromatic && twofold ? 2 : 1);
                before = atom;
              }
              draft.bond(before, second, 1);
            }));
  }

  private static void saturate(Graph graph, int r, List<EditSpace.Proposal> into) {
    int[] ring = graph.ring(r);
    int[] bonds = graph.ringBonds(r);
    List<Integer> atoms = Arrays.stream(ring).sorted().boxed().toList();
    into.add(
        new EditSpace.Proposal(
            "saturate the aromatic ring at " + Atoms.name(atoms),
            atoms,
            draft -> {
              for (int bond : bonds) {
                if (graph.order(bond) == 2) {
                  draft.bonds.get(bond).order = 1;
                  Atoms.hydrogens(draft, graph.begin(bond), 1);
                  Atoms.hydrogens(draft, graph.end(bond), 1);
                }
              }
            }));
  }

  /** Joins chain atoms four or five bonds apart into a ring. */
  private static void close(Graph graph, List<EditSpace.Proposal> into) {
    for (int first = 0; first < graph.atoms(); first++) {
      if (!mayClose(graph, first)) {
        continue;
      }
      int[] distance = Distances.bonds(graph, first);
      for (int second = first + 1; second < graph.atoms(); second++) {
        int apart = distance[second];
        if (mayClose(graph, second) && Arrays.stream(PATH_FOR_RING).anyMatch(d -> d == apart)) {
          join(graph, first, second, into);
        }
      }
    }
  }

  private static boolean mayClose(Graph graph, int atom) {
    return graph.hydrogens(atom) > 0
        && !graph.inRing(atom)
        && graph.charge(atom) == 0
        && (graph.element(atom) == 6 || graph.element(atom) == 7);
  }

  private static void join(Graph graph, int first, int second, List<EditSpace.Proposal> into) {
    into.add(
        new EditSpace.Proposal(
            "close a ring between atoms " + (first + 1) + " and " + (second + 1),
            List.of(first, second),
            draft -> {
              Atoms.forgetStereo(draft, first);
              Atoms.forgetStereo(draft, second);
              draft.bond(first, second, 1);
              Atoms.hydrogens(draft, first, -1);
              Atoms.hydrogens(draft, second, -1);
            }));
    assert graph.bondBetween(first, second) < 0;
  }
}
