package org.tgd.chem.search;

import java.util.Arrays;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.Counts;

/**
 * What is seen at a glance of a molecule: kinds of atoms, pairs of kinds at up to four bonds, rings
 * by size; each up to three times. A coarse stand-in by which similarities are guessed.
 */
final class Sketch {
  private static final int FARTHEST = 4;
  private static final int MOST = 3;

  private Sketch() {}

  static Counts of(Graph graph) {
    long[] features = new long[graph.atoms() * (graph.atoms() + 5) + graph.rings() * 2];
    int size = 0;
    for (int atom = 0; atom < graph.atoms(); atom++) {
      features[size++] = 1_000_000 + detailed(graph, atom);
      features[size++] = 2_000_000L + graph.element(atom);
      int[] distance = distances(graph, atom);
      for (int other = 0; other < graph.atoms(); other++) {
        if (other > atom && distance[other] > 0) {
          features[size++] = pair(graph, atom, other, distance[other]);
        }
      }
    }
    for (int ring = 0; ring < graph.rings(); ring++) {
      int[] atoms = graph.ring(ring);
      boolean aromatic = Arrays.stream(atoms).allMatch(graph::aromatic);
      features[size++] = 3_000_000 + 2L * atoms.length + (aromatic ? 1 : 0);
    }
    return capped(Arrays.copyOf(features, size));
  }

  private static long pair(Graph graph, int a, int b, int distance) {
    int first = Math.min(coarse(graph, a), coarse(graph, b));
    int second = Math.max(coarse(graph, a), coarse(graph, b));
    return distance * 10_000L + first * 100L + second;
  }

  /** Carbons by hydrogens and rings; other atoms by element, doubly bonded oxygen apart. */
  private static int coarse(Graph graph, int atom) {
    return switch (graph.element(atom)) {
      case 6 ->
          graph.aromatic(atom)
              ? 1
              : graph.hydrogens(atom) == 3
                  ? 2
                  : graph.hydrogens(atom) == 2 ? 3 : graph.inRing(atom) ? 4 : 5;
      case 7 -> graph.inRing(atom) ? 6 : graph.hydrogens(atom) > 0 ? 7 : 8;
      case 8 -> graph.hydrogens(atom) > 0 ? 9 : graph.degree(atom) == 1 ? 10 : 11;
      case 16 -> 12;
      case 9, 17, 35, 53 -> 13;
      default -> 14;
    };
  }

  private static long detailed(Graph graph, int atom) {
    return graph.element(atom) * 1000L
        + graph.degree(atom) * 100L
        + graph.hydrogens(atom) * 10L
        + (graph.aromatic(atom) ? 2 : graph.inRing(atom) ? 1 : 0);
  }

  private static int[] distances(Graph graph, int from) {
    int[] distance = new int[graph.atoms()];
    int[] queue = new int[graph.atoms()];
    int tail = 1;
    queue[0] = from;
    for (int head = 0; head < tail && distance[queue[head]] < FARTHEST; head++) {
      int atom = queue[head];
      for (int k = 0; k < graph.degree(atom); k++) {
        int next = graph.neighbour(atom, k);
        if (next != from && distance[next] == 0) {
          distance[next] = distance[atom] + 1;
          queue[tail++] = next;
        }
      }
    }
    return distance;
  }

  private static Counts capped(long[] features) {
    Arrays.sort(features);
    int kept = 0;
    for (int i = 0; i < features.length; i++) {
      if (i < MOST || features[i - MOST] != features[i]) {
        features[kept++] = features[i];
      }
    }
    return Counts.of(Arrays.copyOf(features, kept));
  }
}
