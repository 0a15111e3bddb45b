package org.tgd.chem.graph;

import java.util.Arrays;

/**
 * A numbering of atoms with everything that the molecule is under these numbers. Its arrays are to
 * be read only.
 */
final class Labelling {
  private final int[] rank;
  private final int[] atomAt;
  private final int[] certificate;

  private Labelling(int[] rank, int[] atomAt, int[] certificate) {
    this.rank = rank;
    this.atomAt = atomAt;
    this.certificate = certificate;
  }

  /** The number of each atom. */
  int[] rank() {
    return rank;
  }

  /** The atom of each number. */
  int[] atomAt() {
    return atomAt;
  }

  /**
   * Bonds and configurations by number; equal for two numberings exactly if they show the same
   * molecule.
   */
  int[] certificate() {
    return certificate;
  }

  static Labelling of(Graph graph, Configuration configuration, Colouring discrete) {
    int[] rank = discrete.colour.clone();
    int[] atomAt = discrete.order.clone();
    int[] text = new int[graph.bonds() + graph.atoms()];
    int size = 0;
    for (int atom : atomAt) {
      int from = size;
      for (int k = 0; k < graph.degree(atom); k++) {
        int other = graph.neighbour(atom, k);
        if (rank[other] < rank[atom]) {
          int bond = graph.bond(atom, k);
          int side = configuration.stereo(bond) == 0 ? 0 : configuration.side(bond, rank);
          text[size++] = (rank[other] * 8 + Refiner.kind(graph, bond, atom)) * 4 + side;
        }
      }
      Arrays.sort(text, from, size);
      text[size++] =
          configuration.parity(atom) == 0 ? -1 : -1 - configuration.handedness(atom, rank);
      if (configuration.arrangements().has(atom)) {
        text[size - 1] -= 4 * configuration.arrangements().seen(atom, rank);
      }
    }
    return new Labelling(rank, atomAt, text);
  }
}
