package org.tgd.chem.score;

import java.util.List;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/**
 * The eight properties of QED with RDKit's definitions.
 *
 * @param molecularWeight in daltons, average isotopes
 * @param logP Crippen's logP
 * @param acceptors hydrogen-bond acceptors by eleven patterns
 * @param donors hydrogen-bond donors
 * @param polarSurface TPSA in square ångströms
 * @param rotatableBonds by the strict definition
 * @param aromaticRings rings left after the aliphatic ring atoms are taken away
 * @param alerts number of structural alerts that match
 */
public record QedProperties(
    double molecularWeight,
    double logP,
    int acceptors,
    int donors,
    double polarSurface,
    int rotatableBonds,
    int aromaticRings,
    int alerts) {
  private static final List<Pattern> ACCEPTORS =
      Tables.rows("qed-acceptors.tsv").stream().map(row -> Pattern.of(row[0])).toList();
  private static final Pattern DONOR =
      Pattern.of("[$([N;!H0;v3]),$([N;!H0;+1;v4]),$([O,S;H1;+0]),$([n;H1;+0])]");
  private static final Pattern ALIPHATIC_RING = Pattern.of("[$([A;R][!a])]");

  /** Computes the properties of a molecule. */
  public static QedProperties of(Graph graph) {
    return of(graph, Crippen.of(graph).logP(), StructuralAlerts.qed().count(graph));
  }

  /** The properties of a molecule of which logP and the number of alerts are known. */
  static QedProperties of(Graph graph, double logP, int alerts) {
    return new QedProperties(
        Formula.weight(graph),
        logP,
        acceptors(graph),
        DONOR.countAtoms(graph),
        Tpsa.of(graph),
        RotatableBonds.count(graph),
        aromaticRings(graph),
        alerts);
  }

  private static int acceptors(Graph graph) {
    int count = 0;
    for (Pattern pattern : ACCEPTORS) {
      count += pattern.countAtoms(graph);
    }
    return count;
  }

  /** Whether an atom counts as a hydrogen-bond donor. */
  public static boolean isDonor(Graph graph, int atom) {
    return DONOR.matchesAt(graph, atom);
  }

  /** Whether an atom counts as a hydrogen-bond acceptor. */
  public static boolean isAcceptor(Graph graph, int atom) {
    return ACCEPTORS.stream().anyMatch(pattern -> pattern.matchesAt(graph, atom));
  }

  static int aromaticRings(Graph graph) {
    if (!graph.hasRings()) {
      return 0;
    }
    boolean[] gone = new boolean[graph.atoms()];
    int vertices = 0;
    for (int i = 0; i < gone.length; i++) {
      gone[i] = !graph.aromatic(i) && graph.inRing(i) && ALIPHATIC_RING.matchesAt(graph, i);
      vertices += gone[i] ? 0 : 1;
    }
    int edges = 0;
    int[] root = new int[gone.length];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    int components = vertices;
    for (int b = 0; b < graph.bonds(); b++) {
      boolean coordinate = graph.order(b) == Draft.DATIVE; // which is in no ring
      if (coordinate || gone[graph.begin(b)] || gone[graph.end(b)]) {
        continue;
      }
      edges++;
      int a = find(root, graph.begin(b));
      int c = find(root, graph.end(b));
      components -= a == c ? 0 : 1;
      root[a] = c;
    }
    return edges - vertices + components;
  }

  private static int find(int[] root, int i) {
    int r = i;
    while (root[r] != r) {
      root[r] = root[root[r]];
      r = root[r];
    }
    return r;
  }
}
