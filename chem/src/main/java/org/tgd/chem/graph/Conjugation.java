package org.tgd.chem.graph;

/** Which lone pairs are drawn into neighbouring double bonds, as RDKit tells it. */
final class Conjugation {
  private Conjugation() {}

  /** Whether an atom with single bonds only has a neighbour with a double or aromatic bond. */
  static boolean isConjugated(Graph graph, int atom) {
    for (int k = 0; k < graph.degree(atom); k++) {
      int neighbour = graph.neighbour(atom, k);
      if (isCandidate(graph, neighbour)
          && graph.connections(neighbour) <= 3
          && isUnsaturated(graph, neighbour, atom)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnsaturated(Graph graph, int atom, int except) {
    for (int k = 0; k < graph.degree(atom); k++) {
      int bond = graph.bond(atom, k);
      int other = graph.neighbour(atom, k);
      boolean multiple =
          graph.aromaticBond(bond) || (graph.order(bond) > 1 && graph.order(bond) < 5);
      if (other != except && multiple && isCandidate(graph, other)) {
        return true;
      }
    }
    return false;
  }

  /** Atoms of the first row, and others unless they have the shell of phosphorus or sulphur. */
  private static boolean isCandidate(Graph graph, int atom) {
    int outer = Element.outerElectrons(graph.element(atom));
    return graph.element(atom) <= 10
        || (outer != 5 && outer != 6)
        || (outer == 6 && graph.connections(atom) < 2);
  }
}
