package org.tgd.chem.graph;

import java.util.Arrays;

/** Tetrahedral stereocentres, assigned or not, found by the symmetry of the molecule. */
public final class StereoCentres {
  private StereoCentres() {}

  /** Whether an atom has the neighbours of a stereocentre, alike or not. */
  static boolean mayBe(Graph graph, int atom) {
    int given = graph.givenPairs(atom);
    int degree = graph.degree(atom) - given;
    int connections = graph.connections(atom) - given;
    boolean phosphine = graph.element(atom) == 15 || graph.element(atom) == 33;
    if (connections < 3 || connections > 4 || degree < 3) {
      return connections >= 3 && connections <= 4 && phosphine;
    }
    if (connections == 4) {
      return true;
    }
    return switch (graph.element(atom)) {
      case 7 ->
          (graph.inRingOfSize(atom, 3) || Bridges.isBridgehead(graph, atom))
              && !Conjugation.isConjugated(graph, atom);
      case 15, 33 -> true;
      case 16, 34 ->
          graph.valence(atom) == 4 || (graph.valence(atom) == 3 && graph.charge(atom) == 1);
      default -> false;
    };
  }

  static boolean distinct(Graph graph, int atom, int[] rank) {
    for (int k = 0; k < graph.degree(atom); k++) {
      for (int j = 0; j < k; j++) {
        if (rank[graph.neighbour(atom, k)] == rank[graph.neighbour(atom, j)]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether both ends of a double bond carry different neighbours, or lie in a larger ring. */
  static boolean mayBeStereo(Graph graph, int bond, int[] classes) {
    return differs(graph, graph.begin(bond), bond, classes)
        && differs(graph, graph.end(bond), bond, classes);
  }

  private static boolean differs(Graph graph, int atom, int bond, int[] classes) {
    int seen = -1;
    for (int k = 0; k < graph.degree(atom); k++) {
      if (graph.bond(atom, k) == bond) {
        continue;
      }
      int kind = classes[graph.neighbour(atom, k)];
      boolean ring = graph.inRingBond(graph.bond(atom, k));
      if (kind == seen && !ring) {
        return false;
      }
      seen = kind;
    }
    return true;
  }

  /** Classes of atoms that no chain of neighbourhoods tells apart, as numbers from 0. */
  public static int[] symmetryClasses(Graph graph) {
    return graph.symmetryClasses().clone();
  }

  static int[] computeClasses(Graph graph) {
    int n = graph.atoms();
    long[] key = new long[n];
    for (int i = 0; i < n; i++) {
      long k = graph.element(i);
      k = 31 * k + graph.isotope(i);
      k = 31 * k + graph.connections(i);
      k = 31 * k + graph.totalHydrogens(i);
      k = 31 * k + graph.charge(i) + 16;
      k = 31 * k + (graph.aromatic(i) ? 1 : 0);
      key[i] = 31 * k + graph.ringBondsOfAtom(i);
    }
    return refineFully(graph, ranks(key));
  }

  static int[] refineFully(Graph graph, int[] start) {
    int n = start.length;
    int[] rank = start;
    int classes = classes(rank);
    while (classes < n) {
      int[] next = ranks(refine(graph, rank));
      int count = classes(next);
      if (count == classes) {
        break;
      }
      rank = next;
      classes = count;
    }
    return rank;
  }

  private static int classes(int[] rank) {
    int largest = -1;
    for (int r : rank) {
      largest = Math.max(largest, r);
    }
    return largest + 1;
  }

  private static long[] refine(Graph graph, int[] rank) {
    long[] key = new long[rank.length];
    for (int i = 0; i < key.length; i++) {
      long[] around = new long[graph.degree(i)];
      for (int k = 0; k < around.length; k++) {
        int bond = graph.bond(i, k);
        long order =
            graph.aromaticBond(bond)
                ? 5
                : graph.order(bond) == Draft.DATIVE ? 6 : graph.order(bond);
        around[k] = order * 100_003 + rank[graph.neighbour(i, k)];
      }
      Arrays.sort(around);
      long hash = rank[i] + 1L;
      for (long neighbour : around) {
        hash = mix(hash * 0x9e3779b97f4a7c15L + neighbour + 1);
      }
      key[i] = hash;
    }
    return key;
  }

  private static long mix(long x) {
    long y = (x ^ x >>> 31) * 0xbf58476d1ce4e5b9L;
    return y ^ y >>> 29;
  }

  static int[] ranks(long[] key) {
    long[] sorted = key.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int k = 0; k < sorted.length; k++) {
      if (k == 0 || sorted[k] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[k];
      }
    }
    int[] rank = new int[key.length];
    for (int k = 0; k < rank.length; k++) {
      rank[k] = Arrays.binarySearch(sorted, 0, distinct, key[k]);
    }
    return rank;
  }
}
