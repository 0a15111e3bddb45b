package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Canonical numbers for atoms: classes by refinement of neighbourhoods and stereo, ties broken one
 * at a time. Where stereo makes the choice among equals matter, choices are tried and the smallest
 * result is kept.
 */
final class CanonicalOrder {
  private static final int MOST_TRIALS = 48;

  private final Graph graph;
  private final boolean stereo;
  private final boolean[] centres;
  private final Function<int[], String> writer;
  private String best = "";
  private int trials;

  private CanonicalOrder(Graph graph, Function<int[], String> writer) {
    this.graph = graph;
    this.writer = writer;
    stereo = graph.hasStereo();
    centres = stereo ? StereoCentres.find(graph) : new boolean[graph.atoms()];
  }

  /** The smallest string that the writer gives for a canonical rank of each atom. */
  static String smallest(Graph graph, Function<int[], String> writer) {
    CanonicalOrder order = new CanonicalOrder(graph, writer);
    order.explore(order.settle(StereoCentres.symmetryClasses(graph)));
    return order.best;
  }

  private void explore(int[] start) {
    int[] rank = start;
    while (true) {
      List<Integer> tied = firstTie(rank);
      if (tied.isEmpty()) {
        String written = writer.apply(rank);
        trials++;
        best = best.isEmpty() || written.compareTo(best) < 0 ? written : best;
        return;
      }
      if (stereo && !interchangeable(tied)) {
        for (int atom : tied) {
          if (trials < MOST_TRIALS) {
            explore(settle(single(rank, atom)));
          }
        }
        return;
      }
      rank = settle(single(rank, tied.get(0)));
    }
  }

  private static List<Integer> firstTie(int[] rank) {
    int[] count = new int[rank.length];
    for (int r : rank) {
      count[r]++;
    }
    int tie = 0;
    while (tie < count.length && count[tie] < 2) {
      tie++;
    }
    List<Integer> members = new ArrayList<>();
    for (int i = 0; tie < count.length && i < rank.length; i++) {
      if (rank[i] == tie) {
        members.add(i);
      }
    }
    return members;
  }

  /** Terminal atoms on the same neighbour can be exchanged without any effect. */
  private boolean interchangeable(List<Integer> atoms) {
    int neighbour = graph.degree(atoms.get(0)) == 1 ? graph.neighbour(atoms.get(0), 0) : -1;
    for (int atom : atoms) {
      if (graph.degree(atom) == 0) {
        continue;
      }
      if (graph.degree(atom) != 1 || graph.neighbour(atom, 0) != neighbour) {
        return false;
      }
    }
    return true;
  }

  private static int[] single(int[] rank, int atom) {
    long[] key = new long[rank.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = 2L * rank[i] + (i == atom ? 0 : 1);
    }
    return StereoCentres.ranks(key);
  }

  /** Refines by neighbours and, once they are stable, by stereo, until nothing changes. */
  private int[] settle(int[] start) {
    int[] rank = StereoCentres.refineFully(graph, start);
    while (stereo) {
      int[] next = StereoCentres.refineFully(graph, StereoCentres.ranks(stereoKeys(rank)));
      if (Arrays.equals(next, rank)) {
        break;
      }
      rank = next;
    }
    return rank;
  }

  private long[] stereoKeys(int[] rank) {
    long[] key = new long[rank.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = 16L * rank[i] + (centres[i] && graph.parity(i) != 0 ? handedness(i, rank) : 0);
    }
    for (int b = 0; b < graph.bonds(); b++) {
      if (graph.stereo(b) != 0) {
        int side = side(b, rank);
        key[graph.begin(b)] += 4L * side;
        key[graph.end(b)] += 4L * side;
      }
    }
    return key;
  }

  /** 1 or 2 by the sense of the ranked ligands; 0 while two of them are equal. */
  private int handedness(int atom, int[] rank) {
    int[] ligands = graph.ligands(atom);
    int swaps = graph.parity(atom);
    for (int k = 0; k < ligands.length; k++) {
      for (int j = 0; j < k; j++) {
        int a = ligands[j] < 0 ? -1 : rank[ligands[j]];
        int b = ligands[k] < 0 ? -1 : rank[ligands[k]];
        if (a == b) {
          return 0;
        }
        swaps += a > b ? 1 : 0;
      }
    }
    return 1 + swaps % 2;
  }

  private int side(int bond, int[] rank) {
    int[] stored = graph.stereoAtoms(bond);
    int left = highest(graph.begin(bond), bond, rank);
    int right = highest(graph.end(bond), bond, rank);
    if (left < 0 || right < 0) {
      return 0;
    }
    int flips = (left == stored[0] ? 0 : 1) + (right == stored[1] ? 0 : 1);
    return 1 + (graph.stereo(bond) + flips) % 2;
  }

  private int highest(int atom, int except, int[] rank) {
    int best = -1;
    for (int k = 0; k < graph.degree(atom); k++) {
      int neighbour = graph.neighbour(atom, k);
      if (graph.bond(atom, k) == except) {
        continue;
      }
      if (best >= 0 && rank[best] == rank[neighbour]) {
        return -1;
      }
      best = best < 0 || rank[neighbour] > rank[best] ? neighbour : best;
    }
    return best;
  }
}
