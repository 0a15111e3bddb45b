package org.tgd.chem.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The two-connected parts of a graph, which are its ring systems (Tarjan, SIAM J. Comput. 1, 146,
 * 1972).
 */
public final class Blocks {
  private Blocks() {}

  /** Whether each bond lies in a ring. */
  static boolean[] ringBonds(int n, int[][] adjacency, int bonds) {
    int[] block = of(n, adjacency, bonds);
    boolean[] inRing = new boolean[bonds];
    for (int b = 0; b < bonds; b++) {
      inRing[b] = block[b] >= 0;
    }
    return inRing;
  }

  /**
   * The two-connected part of each bond, numbered from 0; -1 for a bond outside rings.
   *
   * @param n the number of atoms
   * @param adjacency for each atom {@code [2 * k]} neighbour, {@code [2 * k + 1]} bond
   * @param bonds the number of bonds
   */
  public static int[] of(int n, int[][] adjacency, int bonds) {
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

  /**
   * The largest number of independent rings in one part, 0 without rings.
   *
   * @param block the part of each bond, as {@link #of} gives it
   * @param begin the first atom of each bond
   * @param end the second atom of each bond
   */
  public static int largestRank(int[] block, int[] begin, int[] end) {
    int parts = Arrays.stream(block).max().orElse(-1) + 1;
    int largest = 0;
    for (int part = 0; part < parts; part++) {
      BitSet atoms = new BitSet();
      int bonds = 0;
      for (int b = 0; b < block.length; b++) {
        if (block[b] == part) {
          atoms.set(begin[b]);
          atoms.set(end[b]);
          bonds++;
        }
      }
      largest = Math.max(largest, bonds - atoms.cardinality() + 1);
    }
    return largest;
  }
}
