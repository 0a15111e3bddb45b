package org.tgd.chem.graph;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A molecule that was read and checked. Immutable and thread-safe.
 *
 * @param smiles the string it was read from, without surrounding blanks
 * @param graph its atoms and bonds
 */
public record Molecule(String smiles, Graph graph) {
  /** Checks that nothing is missing. */
  public Molecule {
    requireNonNull(smiles, "smiles");
    requireNonNull(graph, "graph");
  }

  /** The canonical SMILES; equal for equal molecules, however they were written. */
  public String canonicalSmiles() {
    return CanonicalSmiles.of(graph);
  }

  /** The number of separate fragments. */
  public int fragments() {
    return Arrays.stream(graph.components()).max().orElse(-1) + 1;
  }

  /**
   * The fragment with the most heavy atoms, the first of equals; the molecule itself if it is one.
   */
  public Molecule largestFragment() {
    int[] component = graph.components();
    int count = fragments();
    if (count <= 1) {
      return this;
    }
    int[] size = new int[count];
    for (int i = 0; i < component.length; i++) {
      size[component[i]] += graph.element(i) > 1 ? 1 : 0;
    }
    int largest = 0;
    for (int c = 1; c < count; c++) {
      largest = size[c] > size[largest] ? c : largest;
    }
    boolean[] gone = new boolean[component.length];
    for (int i = 0; i < gone.length; i++) {
      gone[i] = component[i] != largest;
    }
    Draft draft = graph.draft();
    draft.remove(gone);
    try {
      Graph part = Perception.complete(draft);
      return new Molecule(CanonicalSmiles.of(part), part);
    } catch (Refusal e) {
      throw new IllegalStateException("a fragment of a molecule was refused", e);
    }
  }
}
