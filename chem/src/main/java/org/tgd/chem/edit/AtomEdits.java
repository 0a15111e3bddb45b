package org.tgd.chem.edit;

import java.util.List;
import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Graph;

/** Edits of single atoms and bonds: element, bond order, chain length, charge. */
final class AtomEdits {
  private static final int[] ELEMENTS = {6, 7, 8, 9, 16, 17};

  private AtomEdits() {}

  static void add(Graph graph, List<EditSpace.Proposal> into) {
    for (int atom = 0; atom < graph.atoms(); atom++) {
      for (int element : ELEMENTS) {
        exchange(graph, atom, element, into);
      }
      neutralise(graph, atom, into);
      contract(graph, atom, into);
    }
    for (int b = 0; b < graph.bonds(); b++) {
      if (!graph.aromaticBond(b)) {
        order(graph, b, into);
        insert(graph, b, 6, into);
        insert(graph, b, 7, into);
        insert(graph, b, 8, into);
      }
    }
  }

  private static void exchange(Graph graph, int atom, int element, List<EditSpace.Proposal> into) {
    int bonds = graph.valence(atom) - graph.hydrogens(atom);
    int valence = element == 6 ? 4 : element == 7 ? 3 : element == 8 || element == 16 ? 2 : 1;
    if (graph.element(atom) == element || graph.charge(atom) != 0 || bonds > valence) {
      return;
    }
    into.add(
        new EditSpace.Proposal(
            "change "
                + Atoms.symbol(graph, atom)
                + " at atom "
                + (atom + 1)
                + " to "
                + Element.symbol(element),
            List.of(atom),
            draft -> {
              Atoms.forgetStereo(draft, atom);
              draft.atoms.get(atom).element = element;
              draft.atoms.get(atom).isotope = 0;
              draft.atoms.get(atom).hydrogens = valence - bonds;
            }));
  }

  private static void neutralise(Graph graph, int atom, List<EditSpace.Proposal> into) {
    int charge = graph.charge(atom);
    if (charge == 0 || graph.hydrogens(atom) < charge) {
      return;
    }
    for (int k = 0; k < graph.degree(atom); k++) {
      if (graph.charge(graph.neighbour(atom, k)) != 0) {
        return;
      }
    }
    into.add(
        new EditSpace.Proposal(
            "neutralise " + Atoms.symbol(graph, atom) + " at atom " + (atom + 1),
            List.of(atom),
            draft -> {
              draft.atoms.get(atom).charge = 0;
              Atoms.hydrogens(draft, atom, -charge);
            }));
  }

  /** Takes an atom with two neighbours out of a chain or a ring and joins its neighbours. */
  private static void contract(Graph graph, int atom, List<EditSpace.Proposal> into) {
    if (graph.degree(atom) != 2 || graph.aromatic(atom) || graph.charge(atom) != 0) {
      return;
    }
    int a = graph.neighbour(atom, 0);
    int b = graph.neighbour(atom, 1);
    if (graph.order(graph.bond(atom, 0)) != 1
        || graph.order(graph.bond(atom, 1)) != 1
        || graph.bondBetween(a, b) >= 0) {
      return;
    }
    into.add(
        new EditSpace.Proposal(
            "take " + Atoms.symbol(graph, atom) + " at atom " + (atom + 1) + " out of its chain",
            List.of(atom),
            draft -> {
              Atoms.forgetStereo(draft, atom);
              Atoms.forgetStereo(draft, a);
              Atoms.forgetStereo(draft, b);
              draft.bond(a, b, 1);
              Atoms.remove(draft, List.of(atom));
            }));
  }

  private static void order(Graph graph, int b, List<EditSpace.Proposal> into) {
    int order = graph.order(b);
    int first = graph.begin(b);
    int second = graph.end(b);
    if (order > 3) {
      return;
    }
    int next = order == 1 ? 2 : order - 1;
    into.add(
        new EditSpace.Proposal(
            "make the bond of atoms "
                + (first + 1)
                + " and "
                + (second + 1)
                + (next == 1 ? " single" : " double"),
            List.of(first, second),
            draft -> {
              Atoms.forgetStereo(draft, first);
              Atoms.forgetStereo(draft, second);
              Atoms.bond(draft, first, second).order = next;
              Atoms.hydrogens(draft, first, order - next);
              Atoms.hydrogens(draft, second, order - next);
            }));
  }

  private static void insert(Graph graph, int b, int element, List<EditSpace.Proposal> into) {
    if (graph.order(b) != 1) {
      return;
    }
    int first = graph.begin(b);
    int second = graph.end(b);
    into.add(
        new EditSpace.Proposal(
            "insert "
                + Element.symbol(element)
                + " between atoms "
                + (first + 1)
                + " and "
                + (second + 1),
            List.of(first, second),
            draft -> {
              Atoms.forgetStereo(draft, first);
              Atoms.forgetStereo(draft, second);
              draft.bonds.remove(Atoms.bond(draft, first, second));
              int middle = draft.add(new org.tgd.chem.graph.Draft.Atom(element));
              draft.bond(first, middle, 1);
              draft.bond(middle, second, 1);
            }));
  }
}
