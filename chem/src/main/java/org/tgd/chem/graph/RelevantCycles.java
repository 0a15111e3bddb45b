package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the relevant cycles of a graph: those that are no sum of shorter ones. Not thread-safe. */
final class RelevantCycles {
  /** Beaded macrocycles have twice as many for each bead; beyond this number they are left out. */
  private static final int MOST = 300;

  private final Graph graph;
  private final int[][] adjacency;
  private final int[] block;
  private final int[] distance;
  private final int[] from;
  private final int[] ways;
  private final int[] queue;
  private final int[] mark;
  private int[] edgeNumber = new int[0];
  private int stamp;

  /**
   * A finder.
   *
   * @param adjacency for each atom {@code [2 * k]} neighbour, {@code [2 * k + 1]} bond
   * @param block the two-connected part of each bond, -1 outside rings
   */
  RelevantCycles(Graph graph, int[][] adjacency, int[] block) {
    this.graph = graph;
    this.adjacency = adjacency;
    this.block = block;
    int n = adjacency.length;
    distance = new int[n];
    from = new int[n];
    ways = new int[n];
    queue = new int[n];
    mark = new int[n];
  }

  /** A cycle that stands for its family: all with the same root, ends and middle. */
  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Cycle(int[] atoms, long[] edges, int a, int b, int middle, boolean alone) {}

  /**
   * Finds the relevant cycles of one two-connected part.
   *
   * @param bonds of the part
   * @param set takes a smallest set of smallest rings
   * @param others takes the relevant cycles beside them
   */
  void collect(List<Integer> bonds, List<int[]> set, List<int[]> others) {
    int id = block[bonds.get(0)];
    int[] members =
        bonds.stream()
            .flatMapToInt(b -> IntStream.of(graph.begin(b), graph.end(b)))
            .distinct()
            .sorted()
            .toArray();
    int rank = bonds.size() - members.length + 1;
    if (rank == 1) {
      set.add(walk(members[0], id, members.length));
      return;
    }
    for (int k = 0; k < bonds.size(); k++) {
      edgeIndex(bonds.get(k), k);
    }
    List<Cycle> candidates = new ArrayList<>();
    for (int root : members) {
      candidates(root, id, bonds.size(), candidates);
    }
    candidates.sort(Comparator.comparingInt(cycle -> cycle.atoms().length));
    select(candidates, rank, id, set, others);
  }

  private void edgeIndex(int bond, int index) {
    if (edgeNumber.length <= bond) {
      edgeNumber = Arrays.copyOf(edgeNumber, 2 * bond + 16);
    }
    edgeNumber[bond] = index;
  }

  private int[] walk(int start, int id, int size) {
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
  private void candidates(int root, int id, int edges, List<Cycle> into) {
    int reached = search(root, id);
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

  private int search(int root, int id) {
    stamp++;
    int head = 0;
    int tail = 0;
    queue[tail++] = root;
    mark[root] = stamp;
    distance[root] = 0;
    from[root] = -1;
    ways[root] = 1;
    while (head < tail) {
      int v = queue[head++];
      int[] around = adjacency[v];
      for (int j = 0; j < around.length; j += 2) {
        int u = around[j];
        if (u >= root || block[around[j + 1]] != id) {
          continue;
        }
        if (mark[u] != stamp) {
          mark[u] = stamp;
          distance[u] = distance[v] + 1;
          from[u] = v;
          ways[u] = ways[v];
          queue[tail++] = u;
        } else if (distance[u] == distance[v] + 1) {
          ways[u] = Math.min(MOST, ways[u] + ways[v]);
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
    boolean alone = ways[a] == 1 && ways[b] == 1;
    into.add(new Cycle(atoms, edgeSet(atoms, edges), a, b, middle, alone));
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
  private void select(
      List<Cycle> candidates, int rank, int id, List<int[]> set, List<int[]> others) {
    List<long[]> basis = new ArrayList<>();
    int k = 0;
    while (k < candidates.size() && basis.size() < rank) {
      int size = candidates.get(k).atoms().length;
      int shorter = basis.size();
      for (; k < candidates.size() && candidates.get(k).atoms().length == size; k++) {
        Cycle cycle = candidates.get(k);
        long[] reduced = reduce(cycle.edges().clone(), basis.subList(0, shorter));
        if (reduced.length > 0) {
          long[] fresh = reduce(reduced, basis.subList(shorter, basis.size()));
          boolean independent = fresh.length > 0;
          if (independent) {
            basis.add(fresh);
          }
          (independent ? set : others).add(cycle.atoms());
          if (!cycle.alone() && others.size() < MOST) {
            addFamily(cycle, id, others);
          }
        }
      }
    }
  }

  /** The other cycles of a family: over all shortest paths from the root to both ends. */
  private void addFamily(Cycle cycle, int id, List<int[]> into) {
    search(cycle.atoms()[0], id);
    List<int[]> left = paths(cycle.a());
    List<int[]> right = paths(cycle.b());
    for (int[] one : left) {
      for (int[] other : right) {
        if (into.size() >= MOST) {
          return;
        }
        int[] atoms = joined(one, other, cycle.middle());
        if (!Arrays.equals(atoms, cycle.atoms())) {
          into.add(atoms);
        }
      }
    }
  }

  private static int[] joined(int[] left, int[] right, int middle) {
    int between = middle >= 0 ? 1 : 0;
    int[] atoms = Arrays.copyOf(left, left.length + right.length - 1 + between);
    if (middle >= 0) {
      atoms[left.length] = middle;
    }
    for (int k = 1; k < right.length; k++) {
      atoms[left.length + between + k - 1] = right[right.length - k];
    }
    return atoms;
  }

  /** All shortest paths from the root of the last search to an atom, root first. */
  private List<int[]> paths(int end) {
    List<int[]> open = new ArrayList<>();
    int[] start = new int[distance[end] + 1];
    start[distance[end]] = end;
    open.add(start);
    for (int d = distance[end]; d > 0; d--) {
      List<int[]> longer = new ArrayList<>();
      for (int[] path : open) {
        int[] around = adjacency[path[d]];
        for (int j = 0; j < around.length && longer.size() < MOST; j += 2) {
          int u = around[j];
          if (mark[u] == stamp && distance[u] == d - 1 && block[around[j + 1]] >= 0) {
            int[] copy = path.clone();
            copy[d - 1] = u;
            longer.add(copy);
          }
        }
      }
      open = longer;
    }
    return open;
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
