package org.tgd.chem.smarts;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.tgd.chem.graph.Blocks;
import org.tgd.chem.graph.Graph;

/**
 * What rings a pattern asks for: a ring system of a pattern lies within one of the molecule, and a
 * ring of it on a ring of the same size.
 *
 * @param girth the size of the pattern's smallest ring, 0 without rings
 * @param largestSystem the largest number of independent rings in one of its ring systems
 */
record PatternRings(int girth, int largestSystem) {
  /**
   * The rings of a pattern.
   *
   * @param atoms the number of query atoms
   * @param bonds the ends of the query bonds
   */
  static PatternRings of(int atoms, List<int[]> bonds) {
    int[][] adjacency = new int[atoms][0];
    for (int b = 0; b < bonds.size(); b++) {
      int[] ends = bonds.get(b);
      append(adjacency, ends[0], ends[1], b);
      append(adjacency, ends[1], ends[0], b);
    }
    int[] block = Blocks.of(atoms, adjacency, bonds.size());
    int[] begin = bonds.stream().mapToInt(ends -> ends[0]).toArray();
    int[] end = bonds.stream().mapToInt(ends -> ends[1]).toArray();
    int girth = 0;
    for (int b = 0; b < block.length; b++) {
      if (block[b] >= 0) {
        int ring = smallestRing(adjacency, b, begin[b], end[b]);
        girth = girth == 0 ? ring : Math.min(girth, ring);
      }
    }
    return new PatternRings(girth, Blocks.largestRank(block, begin, end));
  }

  private static void append(int[][] adjacency, int from, int to, int bond) {
    int n = adjacency[from].length;
    adjacency[from] = Arrays.copyOf(adjacency[from], n + 2);
    adjacency[from][n] = to;
    adjacency[from][n + 1] = bond;
  }

  private static int smallestRing(int[][] adjacency, int bond, int from, int to) {
    int[] distance = new int[adjacency.length];
    Deque<Integer> queue = new ArrayDeque<>(List.of(from));
    distance[from] = 1;
    while (distance[to] == 0) {
      int v = queue.remove();
      for (int k = 0; k < adjacency[v].length; k += 2) {
        int u = adjacency[v][k];
        if (adjacency[v][k + 1] != bond && distance[u] == 0) {
          distance[u] = distance[v] + 1;
          queue.add(u);
        }
      }
    }
    return distance[to];
  }

  /** Whether a molecule has such rings. */
  boolean isPossibleIn(Graph graph) {
    return girth == 0 || (graph.largestRingSystem() >= largestSystem && graph.girth() <= girth);
  }
}
