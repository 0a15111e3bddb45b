package org.tgd.chem.graph;

/** The SMILES of a molecule with its atoms in canonical order, stereo and isotopes included. */
public final class CanonicalSmiles {
  private CanonicalSmiles() {}

  /** The canonical SMILES; equal for equal molecules, however they were written. */
  public static String of(Graph graph) {
    return SmilesWriter.write(graph, CanonicalOrder.of(graph, graph.configuration()).rank());
  }
}
