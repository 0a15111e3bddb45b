package org.tgd.chem.smarts;

import org.tgd.chem.graph.Graph;

/** A condition on an atom or on a bond of a graph. */
@FunctionalInterface
interface AtomTest {
  boolean matches(Graph graph, int index);

  default AtomTest and(AtomTest other) {
    return (graph, index) -> matches(graph, index) && other.matches(graph, index);
  }
}
