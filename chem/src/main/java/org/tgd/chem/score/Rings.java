package org.tgd.chem.score;

import java.util.Arrays;
import org.tgd.chem.graph.Graph;

/** Counts of rings. */
public final class Rings {
  private Rings() {}

  /** Smallest rings whose bonds are all aromatic. */
  public static int aromatic(Graph graph) {
    int count = 0;
    for (int ring = 0; ring < graph.rings(); ring++) {
      count += Arrays.stream(graph.ringBonds(ring)).allMatch(graph::aromaticBond) ? 1 : 0;
    }
    return count;
  }
}
