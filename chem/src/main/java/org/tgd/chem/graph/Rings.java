package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest rings of a graph: the relevant cycles (Vismara, Electron. J. Combin. 4, R9, 1997),
 * one of each family, which is the symmetric set that RDKit counts.
 */
final class Rings {
  private final int[][] adjacency;
  private final int[] distance;
  private final int[] from;
  private final int[] queue;
  private final int[] mark;
  private int stamp;

  private Rings(int[][] adjacency) {
    this.adjacency = adjacency;
    int n = adjacency.length;
    distance = new int[n];
    from = new int[n];
    queue = new int[n];
    mark = new int[n];
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Cycle(int[] atoms, long[] edges) {}

  static void perceive(Graph graph) {
    int n = graph.atoms();
    int[][] adjacency = new int[n][];
    for (int i = 0; i < n; i++) {
      adjacency[i] = new int[2 * graph.degree(i)];
      for (int k = 0; k < graph.degree(i); k++) {
        adjacency[i][2 * k] = graph.neighbour(i, k);
        adjacency[i][2 * k + 1] = graph.bond(i, k);
      }
    }
    int[] block = blocks(n, adjacency, graph.bonds());
    boolean[] inRing = new boolean[block.length];
    int count = 0;
    for (int b = 0; b < block.length; b++) {
      inRing[b] = block[b] >= 0;
      count = Math.max(count, block[b] + 1);
    }
    List<int[]> rings = new ArrayList<>();
    if (count > 0) {
      List<List<Integer>> bondsOf = new ArrayList<>();
      for (int c = 0; c < count; c++) {
        bondsOf.add(new ArrayList<>());
      }
      for (int b = 0; b < block.length; b++) {
        if (block[b] >= 0) {
          bondsOf.get(block[b]).add(b);
        }
      }
      Rings finder = new Rings(adjacency);
      for (List<Integer> bonds : bondsOf) {
        finder.block(graph, bonds, block, rings);
      }
    }
    int[][] atoms = rings.toArray(new int[0][]);
    graph.setRings(atoms, bonds(graph, atoms), inRing);
  }

  private static int[][] bonds(Graph graph, int[][] rings) {
    int[][] bonds = new int[rings.length][];
    for (int r = 0; r < rings.length; r++) {
      bonds[r] = new int[rings[r].length];
      for (int k = 0; k < rings[r].length; k++) {
        bonds[r][k] = graph.bondBetween(rings[r][k], rings[r][(k + 1) % rings[r].length]);
      }
    }
    return bonds;
  }

  static boolean[] ringBonds(int n, int[][] adjacency, int bonds) {
    int[] block = blocks(n, adjacency, bonds);
    boolean[] inRing = new boolean[bonds];
    for (int b = 0; b < bonds; b++) {
      inRing[b] = block[b] >= 0;
    }
    return inRing;
  }

  /** The two-connected block of each bond, numbered from 0; -1 for a bond outside rings. */
  static int[] blocks(int n, int[][] adjacency, int bonds) {
    int[] block = new int[bonds];
    Arrays.fill(block, -1);
    int[] depth = new int[n];
    int[] low = new int[n];
    int[] next = new int[n];
    int[] parentBond = new int[n];
    int[] path = new int[n];
    int[] bondStack = new int[bonds];
    int stacked = 0;
    int count = 0;
    for (int root = 0; root < n; root++) {
      if (depth[root] != 0) {
        continue;
      }
      int top = 0;
      path[0] = root;
      depth[root] = 1;
      low[root] = 1;
      parentBond[root] = -1;
      while (top >= 0) {
        int v = path[top];
        if (next[v] < adjacency[v].length) {
          int u = adjacency[v][next[v]];
          int bond = adjacency[v][next[v] + 1];
          next[v] += 2;
          if (bond == parentBond[v]) {
            continue;
          }
          if (depth[u] == 0) {
            bondStack[stacked++] = bond;
            depth[u] = depth[v] + 1;
            low[u] = depth[u];
            parentBond[u] = bond;
            path[++top] = u;
          } else if (depth[u] < depth[v]) {
            bondStack[stacked++] = bond;
            low[v] = Math.min(low[v], depth[u]);
          }
        } else if (--top >= 0) {
          int parent = path[top];
          low[parent] = Math.min(low[parent], low[v]);
          if (low[v] >= depth[parent]) {
            boolean ring = bondStack[stacked - 1] != parentBond[v];
            int popped;
            do {
              popped = bondStack[--stacked];
              block[popped] = ring ? count : -1;
            } while (popped != parentBond[v]);
            count += ring ? 1 : 0;
          }
        }
      }
    }
    return block;
  }

  private void block(Graph graph, List<Integer> bonds, int[] block, List<int[]> rings) {
    int id = block[bonds.get(0)];
    int[] members =
        bonds.stream()
            .flatMapToInt(b -> java.util.stream.IntStream.of(graph.begin(b), graph.end(b)))
            .distinct()
            .sorted()
            .toArray();
    int rank = bonds.size() - members.length + 1;
    if (rank == 1) {
      rings.add(walk(members[0], block, id, members.length));
      return;
    }
    for (int k = 0; k < bonds.size(); k++) {
      edgeIndex(bonds.get(k), k);
    }
    List<Cycle> candidates = new ArrayList<>();
    for (int root : members) {
      candidates(root, block, id, bonds.size(), candidates);
    }
    candidates.sort(Comparator.comparingInt(cycle -> cycle.atoms().length));
    select(candidates, rank, rings);
  }

  private int[] edgeNumber = new int[0];

  private void edgeIndex(int bond, int index) {
    if (edgeNumber.length <= bond) {
      edgeNumber = Arrays.copyOf(edgeNumber, 2 * bond + 16);
    }
    edgeNumber[bond] = index;
  }

  private int[] walk(int start, int[] block, int id, int size) {
    int[] ring = new int[size];
    int previous = -1;
    int v = start;
    for (int k = 0; k < size; k++) {
      ring[k] = v;
      int[] around = adjacency[v];
      for (int j = 0; j < around.length; j += 2) {
        if (block[around[j + 1]] == id && around[j + 1] != previous) {
          previous = around[j + 1];
          v = around[j];
          break;
        }
      }
    }
    return ring;
  }

  /** Cycles whose largest atom is the root, made of two shortest paths through smaller atoms. */
  private void candidates(int root, int[] block, int id, int edges, List<Cycle> into) {
    int reached = search(root, block, id);
    for (int q = 0; q < reached; q++) {
      int v = queue[q];
      int[] around = adjacency[v];
      for (int j = 0; j < around.length; j += 2) {
        int u = around[j];
        if (block[around[j + 1]] != id || mark[u] != stamp || u == root || v == root) {
          continue;
        }
        if (distance[u] == distance[v] && u < v) {
          offer(v, u, -1, edges, into);
        }
      }
      for (int j = 0; j < around.length && v != root; j += 2) {
        int p = around[j];
        if (block[around[j + 1]] != id || mark[p] != stamp || distance[p] != distance[v] - 1) {
          continue;
        }
        for (int i = j + 2; i < around.length; i += 2) {
          int o = around[i];
          if (block[around[i + 1]] == id && mark[o] == stamp && distance[o] == distance[p]) {
            offer(p, o, v, edges, into);
          }
        }
      }
    }
  }

  private int search(int root, int[] block, int id) {
    stamp++;
    int head = 0;
    int tail = 0;
    queue[tail++] = root;
    mark[root] = stamp;
    distance[root] = 0;
    from[root] = -1;
    while (head < tail) {
      int v = queue[head++];
      int[] around = adjacency[v];
      for (int j = 0; j < around.length; j += 2) {
        int u = around[j];
        if (u < root && block[around[j + 1]] == id && mark[u] != stamp) {
          mark[u] = stamp;
          distance[u] = distance[v] + 1;
          from[u] = v;
          queue[tail++] = u;
        }
      }
    }
    return tail;
  }

  /** Joins the paths from the root to both atoms, over a middle atom if there is one. */
  private void offer(int a, int b, int middle, int edges, List<Cycle> into) {
    int da = distance[a];
    int size = 2 * da + 1 + (middle >= 0 ? 1 : 0);
    int x = a;
    int y = b;
    while (distance[x] > 0) {
      if (x == y) {
        return;
      }
      x = from[x];
      y = from[y];
    }
    int[] atoms = new int[size];
    int k = da;
    for (int v = a; v >= 0; v = from[v]) {
      atoms[k--] = v;
    }
    k = da + 1;
    if (middle >= 0) {
      atoms[k++] = middle;
    }
    for (int v = b; from[v] >= 0; v = from[v]) {
      atoms[k++] = v;
    }
    into.add(new Cycle(atoms, edgeSet(atoms, edges)));
  }

  private long[] edgeSet(int[] atoms, int edges) {
    long[] set = new long[(edges + 63) / 64];
    for (int k = 0; k < atoms.length; k++) {
      int a = atoms[k];
      int b = atoms[(k + 1) % atoms.length];
      for (int j = 0; j < adjacency[a].length; j += 2) {
        if (adjacency[a][j] == b) {
          int edge = edgeNumber[adjacency[a][j + 1]];
          set[edge >> 6] |= 1L << edge;
        }
      }
    }
    return set;
  }

  /** Keeps the cycles that are no sum of shorter ones. */
  private static void select(List<Cycle> candidates, int rank, List<int[]> rings) {
    List<long[]> basis = new ArrayList<>();
    int k = 0;
    while (k < candidates.size() && basis.size() < rank) {
      int size = candidates.get(k).atoms().length;
      List<long[]> fresh = new ArrayList<>();
      for (; k < candidates.size() && candidates.get(k).atoms().length == size; k++) {
        long[] reduced = reduce(candidates.get(k).edges().clone(), basis);
        if (reduced.length > 0) {
          rings.add(candidates.get(k).atoms());
          fresh.add(reduced);
        }
      }
      for (long[] row : fresh) {
        long[] reduced = reduce(row, basis);
        if (reduced.length > 0) {
          basis.add(reduced);
        }
      }
    }
  }

  /** The row minus basis rows whose leading edge it holds; empty when nothing is left. */
  private static long[] reduce(long[] row, List<long[]> basis) {
    for (long[] b : basis) {
      int lead = lead(b);
      if ((row[lead >> 6] & 1L << lead) != 0) {
        for (int w = 0; w < row.length; w++) {
          row[w] ^= b[w];
        }
      }
    }
    return lead(row) < 0 ? new long[0] : row;
  }

  private static int lead(long[] row) {
    for (int w = 0; w < row.length; w++) {
      if (row[w] != 0) {
        return 64 * w + Long.numberOfTrailingZeros(row[w]);
      }
    }
    return -1;
  }
}
