package org.tgd.chem.graph;

import java.util.BitSet;

/**
 * The number of stereocentres that RDKit lists with those included that have no configuration: an
 * assigned centre counts when its neighbours differ, if need be by the configuration of others;
 * centres that are such only with respect to each other in a ring do not count.
 */
public final class StereoCount {
  private final Graph graph;
  private final int[] atomCode;
  private final int[] bondCode;
  private int[] rank;

  private StereoCount(Graph graph) {
    this.graph = graph;
    this.atomCode = new int[graph.atoms()];
    this.bondCode = new int[graph.bonds()];
    this.rank = graph.symmetryClasses();
  }

  /** Counts the stereocentres of a graph. */
  public static int of(Graph graph) {
    boolean any = false;
    for (int i = 0; i < graph.atoms() && !any; i++) {
      any = StereoCentres.mayBe(graph, i);
    }
    return any ? new StereoCount(graph).centres().cardinality() : 0;
  }

  /**
   * The same with the centres that are such only with respect to others (rings, pseudo-asymmetry)
   * and have a configuration that matters, and those whose ligands stand otherwise than at a
   * tetrahedron.
   */
  public static int withDependent(Graph graph) {
    BitSet all = new StereoCount(graph).centres();
    for (int atom : graph.configuration().centres()) {
      all.set(atom);
    }
    for (int atom : graph.configuration().arrangements().atoms()) {
      all.set(atom);
    }
    return all.cardinality();
  }

  private BitSet centres() {
    while (graph.hasStereo() && assign()) {
      refine();
    }
    BitSet found = new BitSet();
    for (int i = 0; i < atomCode.length; i++) {
      found.set(i, atomCode[i] != 0 || (graph.parity(i) == 0 && isCentre(i)));
    }
    return found;
  }

  private boolean isCentre(int atom) {
    return StereoCentres.mayBe(graph, atom) && StereoCentres.distinct(graph, atom, rank);
  }

  /** Gives configurations to centres and double bonds whose neighbours are told apart by now. */
  private boolean assign() {
    boolean any = false;
    for (int i = 0; i < atomCode.length; i++) {
      if (graph.parity(i) != 0 && atomCode[i] == 0 && isCentre(i)) {
        atomCode[i] = 1 + (graph.parity(i) + swaps(graph.ligands(i))) % 2;
        any = true;
      }
    }
    for (int b = 0; b < bondCode.length; b++) {
      if (graph.stereo(b) != 0 && bondCode[b] == 0 && StereoCentres.mayBeStereo(graph, b, rank)) {
        bondCode[b] = 1 + (graph.stereo(b) + turns(b)) % 2;
        any = true;
      }
    }
    return any;
  }

  /** How many exchanges bring an atom's neighbours into the order of their ranks. */
  private int swaps(int[] ligands) {
    int swaps = 0;
    for (int k = 0; k < ligands.length; k++) {
      for (int j = 0; j < k; j++) {
        swaps += rankOf(ligands[j]) > rankOf(ligands[k]) ? 1 : 0;
      }
    }
    return swaps;
  }

  private int rankOf(int ligand) {
    return ligand < 0 ? -1 : rank[ligand];
  }

  /** How many ends of a double bond refer to a neighbour that is not the one of highest rank. */
  private int turns(int bond) {
    int[] stored = graph.stereoAtoms(bond);
    return (isHighest(graph.begin(bond), graph.end(bond), stored[0]) ? 0 : 1)
        + (isHighest(graph.end(bond), graph.begin(bond), stored[1]) ? 0 : 1);
  }

  private boolean isHighest(int atom, int except, int neighbour) {
    for (int k = 0; k < graph.degree(atom); k++) {
      int other = graph.neighbour(atom, k);
      if (other != except && rank[other] > rank[neighbour]) {
        return false;
      }
    }
    return true;
  }

  private void refine() {
    long[] key = new long[rank.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = 64L * rank[i] + 16L * atomCode[i];
    }
    for (int b = 0; b < bondCode.length; b++) {
      if (bondCode[b] != 0) {
        key[graph.begin(b)] += bondCode[b];
        key[graph.end(b)] += bondCode[b];
      }
    }
    rank = StereoCentres.refineFully(graph, StereoCentres.ranks(key));
  }
}
