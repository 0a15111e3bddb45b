package org.tgd.chem.score;

import java.util.Arrays;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;

/**
 * Pairs of atoms with the number of bonds between them, 1 to 10 (Carhart, Smith and
 * Venkataraghavan, J. Chem. Inf. Comput. Sci. 25, 64, 1985). An atom is told by its element, its
 * neighbours and its π electrons, as RDKit's atom pair generator does; chirality is not.
 */
public final class AtomPairs {
  private static final int FARTHEST = 10;
  private static final int[] ELEMENTS = {5, 6, 7, 8, 9, 14, 15, 16, 17, 33, 34, 35, 51, 52, 53};

  private AtomPairs() {}

  /** The pairs of a molecule with their counts. */
  public static Counts of(Graph graph) {
    int n = graph.atoms();
    int[] codes = new int[n];
    for (int i = 0; i < n; i++) {
      codes[i] = code(graph, i);
    }
    long[] pairs = new long[n * (n - 1) / 2];
    int size = 0;
    for (int i = 0; i < n; i++) {
      int[] distance = Distances.bonds(graph, i);
      for (int k = i + 1; k < n; k++) {
        if (distance[k] >= 1 && distance[k] <= FARTHEST) {
          pairs[size++] = pair(codes[i], codes[k], distance[k]);
        }
      }
    }
    return Counts.of(Arrays.copyOf(pairs, size));
  }

  private static long pair(int a, int b, int distance) {
    return (long) Math.min(a, b) << 16 | (long) Math.max(a, b) << 4 | distance;
  }

  private static int code(Graph graph, int atom) {
    int element = Arrays.binarySearch(ELEMENTS, graph.element(atom));
    int type = element < 0 ? ELEMENTS.length : element;
    return type << 5 | piElectrons(graph, atom) % 3 << 3 | graph.degree(atom) % 7;
  }

  /** 1 for an aromatic atom, else the bond orders beyond the first; none on sp3 atoms. */
  private static int piElectrons(Graph graph, int atom) {
    if (graph.aromatic(atom)) {
      return 1;
    }
    int beyond = 0;
    for (int k = 0; k < graph.degree(atom); k++) {
      int order = graph.order(graph.bond(atom, k));
      beyond += order == Draft.DATIVE ? 0 : order - 1;
    }
    return beyond == 0 || Orbitals.isTetrahedral(graph, atom) ? 0 : beyond;
  }
}
