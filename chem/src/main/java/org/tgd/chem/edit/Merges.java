package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Perception;
import org.tgd.chem.graph.Refusal;

/** Joins a part of one molecule with a part of another, each cut at a bond outside rings. */
final class Merges {
  private Merges() {}

  /** A random merge; empty when one has no bond to cut or the result is invalid. */
  static Optional<Graph> draw(Graph first, Graph second, RandomGenerator random) {
    int a = cut(first, random);
    int b = cut(second, random);
    if (a < 0 || b < 0) {
      return Optional.empty();
    }
    boolean turned = random.nextBoolean();
    boolean turnedToo = random.nextBoolean();
    int kept = turned ? first.end(a) : first.begin(a);
    int gone = turned ? first.begin(a) : first.end(a);
    int keptToo = turnedToo ? second.end(b) : second.begin(b);
    int goneToo = turnedToo ? second.begin(b) : second.end(b);
    if (first.element(kept) != 6 && second.element(keptToo) != 6) {
      return Optional.empty();
    }
    Draft whole = part(first, kept, gone);
    Draft other = part(second, keptToo, goneToo);
    int offset = whole.atoms.size();
    int left = index(first, kept, gone);
    int right = offset + index(second, keptToo, goneToo);
    for (Draft.Atom atom : other.atoms) {
      atom.ligands.replaceAll(l -> l < 0 ? l : l + offset);
      whole.atoms.add(atom);
    }
    other.bonds.forEach(bond -> whole.bond(bond.begin + offset, bond.end + offset, bond.order));
    Atoms.forgetStereo(whole, left);
    Atoms.forgetStereo(whole, right);
    whole.bond(left, right, 1);
    try {
      return Optional.of(Perception.complete(whole));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  private static int cut(Graph graph, RandomGenerator random) {
    List<Integer> bonds = new ArrayList<>();
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.inRingBond(b) && graph.order(b) == 1) {
        bonds.add(b);
      }
    }
    return bonds.isEmpty() ? -1 : bonds.get(random.nextInt(bonds.size()));
  }

  /** The side of {@code kept}; its valence is left open for the new bond. */
  private static Draft part(Graph graph, int kept, int gone) {
    Draft draft = graph.draft();
    Atoms.forgetStereo(draft, kept);
    Atoms.remove(draft, Atoms.side(graph, gone, kept));
    return draft;
  }

  private static int index(Graph graph, int kept, int gone) {
    return kept - (int) Atoms.side(graph, gone, kept).stream().filter(atom -> atom < kept).count();
  }
}
