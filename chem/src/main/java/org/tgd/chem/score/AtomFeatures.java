package org.tgd.chem.score;

import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/** What atoms can do, as RDKit's feature invariants of Morgan fingerprints have it. */
final class AtomFeatures {
  private AtomFeatures() {}

  private static final class Holder {
    private static final List<Pattern> FEATURES =
        Tables.rows("fcfp-features.tsv").stream().map(row -> Pattern.of(row[1])).toList();
  }

  /** For each atom a bit for each feature, in the order of the table. */
  static int[] of(Graph graph) {
    int[] bits = new int[graph.atoms()];
    for (int feature = 0; feature < Holder.FEATURES.size(); feature++) {
      Pattern pattern = Holder.FEATURES.get(feature);
      for (int atom = 0; atom < bits.length; atom++) {
        bits[atom] |= pattern.matchesAt(graph, atom) ? 1 << feature : 0;
      }
    }
    return bits;
  }
}
