package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.chem.graph.Graph;

/** Edits that take atoms away: counter-ions, either side of a bond, rings. */
final class Removals {
  private static final int FEWEST_KEPT = 5;

  private Removals() {}

  static void add(Graph graph, List<EditSpace.Proposal> into) {
    int[] component = graph.components();
    int pieces = Arrays.stream(component).max().orElse(0) + 1;
    for (int piece = 0; piece < pieces && pieces > 1; piece++) {
      int kept = piece;
      List<Integer> gone =
          IntStream.range(0, component.length).filter(i -> component[i] != kept).boxed().toList();
      into.add(
          new EditSpace.Proposal(
              "keep fragment " + (piece + 1) + " alone", gone, draft -> Atoms.remove(draft, gone)));
    }
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.inRingBond(b)) {
        cut(graph, graph.begin(b), graph.end(b), graph.order(b), into);
        cut(graph, graph.end(b), graph.begin(b), graph.order(b), into);
      }
    }
    for (int r = 0; r < graph.rings(); r++) {
      ring(graph, r, into);
    }
  }

  /** Removes the side of {@code gone} and puts hydrogens on {@code kept}. */
  private static void cut(
      Graph graph, int gone, int kept, int order, List<EditSpace.Proposal> into) {
    if (order > 3 || graph.charge(kept) != 0) {
      return;
    }
    List<Integer> side = Atoms.side(graph, gone, kept);
    if (graph.atoms() - side.size() < Math.min(FEWEST_KEPT, graph.atoms() - 1)) {
      return;
    }
    into.add(
        new EditSpace.Proposal(
            "remove " + Atoms.name(side),
            side,
            draft -> {
              Atoms.forgetStereo(draft, kept);
              Atoms.hydrogens(draft, kept, order);
              Atoms.remove(draft, side);
            }));
  }

  /** Removes the atoms that only this ring has, when it is fused to others. */
  private static void ring(Graph graph, int r, List<EditSpace.Proposal> into) {
    int[] ring = graph.ring(r);
    List<Integer> own = new ArrayList<>();
    for (int atom : ring) {
      if (graph.ringsOfAtom(atom) == 1) {
        if (graph.degree(atom) > 2) {
          return;
        }
        own.add(atom);
      }
    }
    if (own.isEmpty() || own.size() == ring.length) {
      return;
    }
    into.add(
        new EditSpace.Proposal(
            "remove the fused ring at " + Atoms.name(own),
            own,
            draft -> {
              for (int atom : own) {
                for (int k = 0; k < graph.degree(atom); k++) {
                  int neighbour = graph.neighbour(atom, k);
                  if (!own.contains(neighbour)) {
                    Atoms.forgetStereo(draft, neighbour);
                    Atoms.hydrogens(draft, neighbour, graph.order(graph.bond(atom, k)));
                  }
                }
              }
              Atoms.remove(draft, own);
            }));
  }
}
