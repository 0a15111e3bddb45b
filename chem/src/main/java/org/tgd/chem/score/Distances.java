package org.tgd.chem.score;

import java.util.Arrays;
import org.tgd.chem.graph.Graph;

/** Numbers of bonds between atoms. */
public final class Distances {
  /** Farther than any atom of the same fragment. */
  public static final int APART = Integer.MAX_VALUE;

  private Distances() {}

  /** The number of bonds from an atom to each other; {@link #APART} in other fragments. */
  public static int[] bonds(Graph graph, int from) {
    int[] distance = new int[graph.atoms()];
    Arrays.fill(distance, APART);
    int[] queue = new int[graph.atoms()];
    int size = 0;
    distance[from] = 0;
    queue[size++] = from;
    for (int head = 0; head < size; head++) {
      int atom = queue[head];
      for (int k = 0; k < graph.degree(atom); k++) {
        int next = graph.neighbour(atom, k);
        if (distance[next] == APART) {
          distance[next] = distance[atom] + 1;
          queue[size++] = next;
        }
      }
    }
    return distance;
  }
}
