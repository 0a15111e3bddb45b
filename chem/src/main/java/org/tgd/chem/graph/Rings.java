package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rings of a graph: a smallest set of smallest rings, and all other relevant cycles (Vismara,
 * Electron. J. Combin. 4, R9, 1997) that could stand for one of the set, of the same size and
 * without leaving a bond uncovered. This is the symmetrised set that RDKit counts since 2026, when
 * it began to find it by ring families. Coordinate bonds are in no ring.
 */
final class Rings {
  private final Graph graph;
  private final int[][] adjacency;
  private final List<int[]> rings = new ArrayList<>();
  private final List<int[]> others = new ArrayList<>();

  private Rings(Graph graph, int[][] adjacency) {
    this.graph = graph;
    this.adjacency = adjacency;
  }

  static void perceive(Graph graph) {
    int[][] adjacency = withoutCoordinateBonds(graph);
    int[] block = Blocks.of(graph.atoms(), adjacency, graph.bonds());
    boolean[] inRing = new boolean[block.length];
    int count = 0;
    for (int b = 0; b < block.length; b++) {
      inRing[b] = block[b] >= 0;
      count = Math.max(count, block[b] + 1);
    }
    Rings found = new Rings(graph, adjacency);
    if (count > 0) {
      found.search(block, count);
    }
    int[][] atoms = found.rings.toArray(new int[0][]);
    int[][] bonds = new int[atoms.length][];
    for (int r = 0; r < atoms.length; r++) {
      bonds[r] = found.bonds(atoms[r]);
    }
    graph.setRings(atoms, bonds, inRing, count == 0 ? 0 : largestSystem(graph, block));
  }

  private static int largestSystem(Graph graph, int[] block) {
    int[] begin = new int[block.length];
    int[] end = new int[block.length];
    for (int b = 0; b < block.length; b++) {
      begin[b] = graph.begin(b);
      end[b] = graph.end(b);
    }
    return Blocks.largestRank(block, begin, end);
  }

  private static int[][] withoutCoordinateBonds(Graph graph) {
    int[][] adjacency = new int[graph.atoms()][];
    for (int i = 0; i < adjacency.length; i++) {
      int[] around = new int[2 * graph.degree(i)];
      int used = 0;
      for (int k = 0; k < graph.degree(i); k++) {
        if (graph.order(graph.bond(i, k)) != Draft.DATIVE) {
          around[used++] = graph.neighbour(i, k);
          around[used++] = graph.bond(i, k);
        }
      }
      adjacency[i] = used == around.length ? around : Arrays.copyOf(around, used);
    }
    return adjacency;
  }

  private void search(int[] block, int count) {
    List<List<Integer>> bondsOf = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      bondsOf.add(new ArrayList<>());
    }
    for (int b = 0; b < block.length; b++) {
      if (block[b] >= 0) {
        bondsOf.get(block[b]).add(b);
      }
    }
    RelevantCycles cycles = new RelevantCycles(graph, adjacency, block);
    for (List<Integer> bonds : bondsOf) {
      cycles.collect(bonds, rings, others);
    }
    rings.replaceAll(Rings::normalised);
    rings.sort(Comparator.comparingInt((int[] ring) -> ring.length).thenComparing(Arrays::compare));
    symmetrise();
  }

  /** The ring from its smallest atom on, towards the smaller of its neighbours. */
  private static int[] normalised(int[] ring) {
    int n = ring.length;
    int start = IntStream.range(0, n).reduce((a, b) -> ring[b] < ring[a] ? b : a).orElseThrow();
    int step = ring[(start + 1) % n] < ring[(start + n - 1) % n] ? 1 : n - 1;
    int[] turned = new int[n];
    for (int k = 0; k < n; k++) {
      turned[k] = ring[(start + k * step) % n];
    }
    return turned;
  }

  private int[] bonds(int[] ring) {
    int[] bonds = new int[ring.length];
    for (int k = 0; k < ring.length; k++) {
      bonds[k] = graph.bondBetween(ring[k], ring[(k + 1) % ring.length]);
    }
    return bonds;
  }

  /** Adds the cycles that could replace one of the set without uncovering a bond. */
  private void symmetrise() {
    if (others.isEmpty()) {
      return;
    }
    List<int[]> set = rings.stream().map(this::bonds).toList();
    int[] uses = new int[graph.bonds()];
    for (int[] ring : set) {
      for (int bond : ring) {
        uses[bond]++;
      }
    }
    boolean[] own = new boolean[graph.bonds()];
    for (int[] cycle : others) {
      int[] bonds = bonds(cycle);
      for (int bond : bonds) {
        own[bond] = true;
      }
      if (set.stream().anyMatch(ring -> replaces(bonds.length, own, ring, uses))) {
        rings.add(normalised(cycle));
      }
      for (int bond : bonds) {
        own[bond] = false;
      }
    }
  }

  private static boolean replaces(int size, boolean[] own, int[] ring, int[] uses) {
    if (ring.length != size) {
      return false;
    }
    boolean shares = false;
    for (int bond : ring) {
      shares |= own[bond];
      if (uses[bond] == 1 && !own[bond]) {
        return false;
      }
    }
    return shares;
  }
}
