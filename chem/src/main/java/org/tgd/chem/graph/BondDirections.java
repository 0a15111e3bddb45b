package org.tgd.chem.graph;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The directions {@code /} and {@code \} of the bonds beside double bonds with a configuration. A
 * bond that serves two double bonds is directed once.
 */
final class BondDirections {
  private final Graph graph;
  private final Configuration configuration;
  private final SmilesTree tree;
  private final int[] above;
  private final boolean[] done;

  private BondDirections(Graph graph, Configuration configuration, SmilesTree tree) {
    this.graph = graph;
    this.configuration = configuration;
    this.tree = tree;
    above = new int[graph.bonds()];
    done = new boolean[graph.bonds()];
  }

  /** For each bond +1 if its end lies above its beginning, -1 below, 0 without direction. */
  static int[] of(Graph graph, Configuration configuration, SmilesTree tree) {
    BondDirections directions = new BondDirections(graph, configuration, tree);
    if (configuration.doubleBonds().length > 0) {
      directions.assign();
    }
    return directions.above;
  }

  private void assign() {
    for (int atom : tree.written) {
      for (int k = 0; k < graph.degree(atom); k++) {
        int bond = graph.bond(atom, k);
        if (configuration.stereo(bond) != 0 && !done[bond]) {
          assignFrom(bond);
        }
      }
    }
  }

  /** Directs a double bond, then those that share a single bond with it. */
  private void assignFrom(int start) {
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    done[start] = true;
    while (!open.isEmpty()) {
      int bond = open.remove();
      direct(bond);
      for (int end : new int[] {graph.begin(bond), graph.end(bond)}) {
        for (int neighbour : tree.neighbours(end)) {
          for (int k = 0; k < graph.degree(neighbour); k++) {
            int next = graph.bond(neighbour, k);
            if (configuration.stereo(next) != 0 && !done[next]) {
              done[next] = true;
              open.add(next);
            }
          }
        }
      }
    }
  }

  private void direct(int bond) {
    boolean forward = tree.place[graph.begin(bond)] < tree.place[graph.end(bond)];
    int first = forward ? graph.begin(bond) : graph.end(bond);
    int second = forward ? graph.end(bond) : graph.begin(bond);
    int[] stored = graph.stereoAtoms(bond);
    int left = carrier(first, bond);
    int right = carrier(second, bond);
    int turns =
        (tree.other(left, first) == stored[forward ? 0 : 1] ? 0 : 1)
            + (tree.other(right, second) == stored[forward ? 1 : 0] ? 0 : 1);
    int relation = (configuration.stereo(bond) == 1) == (turns != 1) ? 1 : -1;
    if (above[left] == 0 && above[right] == 0) {
      // the bond before the double bond is written as a slash
      boolean before = tree.place[tree.other(left, first)] < tree.place[first];
      set(left, first, before ? -1 : 1);
    }
    if (above[left] == 0) {
      set(left, first, relation * seen(right, second));
    } else if (above[right] == 0) {
      set(right, second, relation * seen(left, first));
    }
  }

  private int seen(int bond, int from) {
    return graph.begin(bond) == from ? above[bond] : -above[bond];
  }

  private void set(int bond, int from, int direction) {
    above[bond] = graph.begin(bond) == from ? direction : -direction;
  }

  /** The bond that shows the side: one that has a direction, else one that serves no other. */
  private int carrier(int atom, int except) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int neighbour : tree.neighbours(atom)) {
      int bond = graph.bondBetween(atom, neighbour);
      if (bond == except) {
        continue;
      }
      int cost = above[bond] != 0 ? -1 : cost(bond, neighbour);
      if (cost < least) {
        best = bond;
        least = cost;
      }
    }
    return best;
  }

  private int cost(int bond, int neighbour) {
    int cost = graph.order(bond) == 1 ? 0 : 8;
    for (int k = 0; k < graph.degree(neighbour); k++) {
      cost += graph.order(graph.bond(neighbour, k)) == 2 ? 2 : 0;
    }
    boolean closure = tree.parentBond[neighbour] != bond && tree.parent[neighbour] >= 0;
    return cost + (closure && !isTreeBond(bond) ? 1 : 0);
  }

  private boolean isTreeBond(int bond) {
    return tree.parentBond[graph.begin(bond)] == bond || tree.parentBond[graph.end(bond)] == bond;
  }
}
