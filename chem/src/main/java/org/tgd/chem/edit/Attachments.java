package org.tgd.chem.edit;

import java.util.List;
import org.tgd.chem.graph.Graph;

/** Edits that attach a group in place of a hydrogen, or of a branch. */
final class Attachments {
  private static final int LARGEST_BRANCH = 12;

  private Attachments() {}

  static void add(Graph graph, List<EditSpace.Proposal> into) {
    boolean[] seen = new boolean[graph.atoms()];
    int[] classes = org.tgd.chem.graph.StereoCentres.symmetryClasses(graph);
    for (int atom = 0; atom < graph.atoms(); atom++) {
      if (graph.hydrogens(atom) > 0 && isSite(graph, atom) && !seen[classes[atom]]) {
        seen[classes[atom]] = true;
        grow(graph, atom, into);
      }
    }
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.inRingBond(b) && graph.order(b) == 1) {
        exchange(graph, graph.begin(b), graph.end(b), into);
        exchange(graph, graph.end(b), graph.begin(b), into);
      }
    }
  }

  static boolean isSite(Graph graph, int atom) {
    int z = graph.element(atom);
    return (z == 6 || z == 7 || z == 8) && graph.charge(atom) == 0;
  }

  private static void grow(Graph graph, int atom, List<EditSpace.Proposal> into) {
    Substituents.ALL.forEach(group -> into.add(attached(graph, atom, group)));
  }

  /** A group in place of a hydrogen. */
  static EditSpace.Proposal attached(Graph graph, int atom, Substituents.Group group) {
    return new EditSpace.Proposal(
        "attach " + group.name() + " to " + Atoms.symbol(graph, atom) + " at atom " + (atom + 1),
        List.of(atom),
        draft -> {
          Atoms.forgetStereo(draft, atom);
          Atoms.attach(draft, atom, group.draft());
        });
  }

  private static void exchange(Graph graph, int gone, int kept, List<EditSpace.Proposal> into) {
    List<Integer> side = Atoms.side(graph, gone, kept);
    if (side.size() > LARGEST_BRANCH || side.size() > graph.atoms() / 2 || !isSite(graph, kept)) {
      return;
    }
    Substituents.ALL.forEach(group -> into.add(exchanged(side, kept, group)));
  }

  /** A group in place of a branch that a single bond holds. */
  static EditSpace.Proposal exchanged(List<Integer> side, int kept, Substituents.Group group) {
    return new EditSpace.Proposal(
        "replace " + Atoms.name(side) + " by " + group.name(),
        side,
        draft -> {
          Atoms.forgetStereo(draft, kept);
          Atoms.hydrogens(draft, kept, 1);
          Atoms.attach(draft, kept, group.draft());
          Atoms.remove(draft, side);
        });
  }
}
