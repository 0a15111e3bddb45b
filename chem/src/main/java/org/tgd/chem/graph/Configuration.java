package org.tgd.chem.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which atoms and double bonds of a molecule are written with a configuration, and which. Immutable
 * to its users.
 */
final class Configuration {
  private static final int SMALLEST_RING = 8; // the ring whose double bonds may be E
  private final Graph graph;
  private final int[] centres;
  private final int[] doubleBonds;
  private final int[][] ligands;
  private final int[] parity;
  private final int[] stereo;
  private final Arrangements arrangements;

  private Configuration(
      Graph graph, int[] parity, int[] stereo, int[][] ligands, Arrangements arrangements) {
    this.graph = graph;
    this.centres = marked(parity);
    this.doubleBonds = marked(stereo);
    this.parity = parity;
    this.stereo = stereo;
    this.ligands = ligands;
    this.arrangements = arrangements;
  }

  /** No configuration at all. */
  static Configuration none(Graph graph) {
    return new Configuration(graph, new int[0], new int[0], new int[0][], Arrangements.none());
  }

  /** What was written, where the neighbours could be those of a stereocentre or a double bond. */
  static Configuration written(Graph graph) {
    if (!graph.hasStereo()) {
      return none(graph);
    }
    int[] parity = new int[graph.atoms()];
    int[][] ligands = new int[graph.atoms()][];
    for (int i = 0; i < parity.length; i++) {
      if (graph.parity(i) != 0 && isPossible(graph, i)) {
        parity[i] = graph.parity(i);
        ligands[i] = graph.ligands(i);
      }
    }
    int[] stereo = new int[graph.bonds()];
    for (int b = 0; b < stereo.length; b++) {
      stereo[b] = graph.stereo(b) != 0 && isPossibleBond(graph, b) ? graph.stereo(b) : 0;
    }
    return new Configuration(graph, parity, stereo, ligands, Arrangements.written(graph));
  }

  private static boolean isPossible(Graph graph, int atom) {
    int[] around = graph.ligands(atom);
    long hidden = Arrays.stream(around).filter(ligand -> ligand < 0).count();
    return around.length >= 3
        && around.length <= 4
        && hidden <= 1
        && StereoCentres.mayBe(graph, atom);
  }

  /** Whether a double bond has two or three neighbours at each end and is in no small ring. */
  static boolean isPossibleBond(Graph graph, int bond) {
    return graph.order(bond) == 2
        && isPossibleEnd(graph, graph.begin(bond))
        && isPossibleEnd(graph, graph.end(bond))
        && !(graph.inRingBond(bond) && inSmallRing(graph, bond));
  }

  private static boolean isPossibleEnd(Graph graph, int atom) {
    return graph.connections(atom) >= 2
        && graph.connections(atom) <= 3
        && graph.totalHydrogens(atom) < 2;
  }

  private static boolean inSmallRing(Graph graph, int bond) {
    for (int[] ring : graph.ringBondArrays()) {
      if (ring.length < SMALLEST_RING && Arrays.stream(ring).anyMatch(b -> b == bond)) {
        return true;
      }
    }
    return false;
  }

  private static int[] marked(int[] values) {
    return IntStream.range(0, values.length).filter(i -> values[i] != 0).toArray();
  }

  /** The same without the centres and arrangements of some atoms and without some double bonds. */
  Configuration without(BitSet atoms, BitSet bonds) {
    int[] left = parity.clone();
    int[] leftBonds = stereo.clone();
    atoms.stream().forEach(i -> left[i] = 0);
    bonds.stream().forEach(b -> leftBonds[b] = 0);
    return new Configuration(graph, left, leftBonds, ligands, arrangements.without(atoms));
  }

  /** The same with one centre inverted. */
  Configuration invertedAt(int atom) {
    int[] other = parity.clone();
    other[atom] = 3 - other[atom];
    return new Configuration(graph, other, stereo, ligands, arrangements);
  }

  /** The same with one double bond turned. */
  Configuration turnedAt(int bond) {
    int[] other = stereo.clone();
    other[bond] = 3 - other[bond];
    return new Configuration(graph, parity, other, ligands, arrangements);
  }

  /** The same with the ligands at two places around an atom exchanged. */
  Configuration exchangedAt(int atom, int first, int second) {
    return new Configuration(
        graph, parity, stereo, ligands, arrangements.exchanged(atom, first, second));
  }

  boolean isEmpty() {
    return centres.length == 0 && doubleBonds.length == 0 && arrangements.atoms().length == 0;
  }

  /** The arrangements of ligands other than tetrahedra. */
  Arrangements arrangements() {
    return arrangements;
  }

  /** Whether an atom is a centre or an end of a double bond with a configuration. */
  boolean touches(int atom) {
    if (parity(atom) != 0 || arrangements.has(atom)) {
      return true;
    }
    for (int k = 0; doubleBonds.length > 0 && k < graph.degree(atom); k++) {
      if (stereo[graph.bond(atom, k)] != 0) {
        return true;
      }
    }
    return false;
  }

  /** The atoms with a configuration, ascending; to be read only. */
  int[] centres() {
    return centres;
  }

  /** The double bonds with a configuration, ascending; to be read only. */
  int[] doubleBonds() {
    return doubleBonds;
  }

  /** 0 none, 1 anticlockwise, 2 clockwise, seen from the first of {@link #ligands}. */
  int parity(int atom) {
    return parity.length == 0 ? 0 : parity[atom];
  }

  /** The three or four ligands of a centre as written, hydrogens as in {@link Draft}. */
  int[] ligands(int atom) {
    return ligands[atom];
  }

  /** 0 none, 1 together, 2 opposite, with respect to the graph's stereo atoms. */
  int stereo(int bond) {
    return stereo.length == 0 ? 0 : stereo[bond];
  }

  /** 1 or 2 by the sense of the ligands in the order of colours; 0 while two are equal. */
  int handedness(int atom, int[] colour) {
    int swaps = parity[atom];
    int[] around = ligands[atom];
    for (int k = 0; k < around.length; k++) {
      int right = around[k] < 0 ? -1 : colour[around[k]];
      for (int j = 0; j < k; j++) {
        int left = around[j] < 0 ? -1 : colour[around[j]];
        if (left == right) {
          return 0;
        }
        swaps += left > right ? 1 : 0;
      }
    }
    return 1 + swaps % 2;
  }

  /** 1 or 2 by the sides of the neighbours of highest colour; 0 while two are equal. */
  int side(int bond, int[] colour) {
    int[] stored = graph.stereoAtoms(bond);
    int left = highest(graph.begin(bond), bond, colour);
    int right = highest(graph.end(bond), bond, colour);
    if (left < 0 || right < 0) {
      return 0;
    }
    int turns = (left == stored[0] ? 0 : 1) + (right == stored[1] ? 0 : 1);
    return 1 + (stereo[bond] + turns) % 2;
  }

  private int highest(int atom, int except, int[] colour) {
    int best = -1;
    for (int k = 0; k < graph.degree(atom); k++) {
      int neighbour = graph.neighbour(atom, k);
      if (graph.bond(atom, k) == except) {
        continue;
      }
      if (best >= 0 && colour[best] == colour[neighbour]) {
        return -1;
      }
      best = best < 0 || colour[neighbour] > colour[best] ? neighbour : best;
    }
    return best;
  }
}
