package org.tgd.chem.score;

import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/**
 * Rotatable bonds by RDKit's strict definition: single bonds outside rings between atoms that are
 * not terminal, not next to a triple bond, no trihalomethyl or tert-butyl carbon, and not the bond
 * of an amide, ester or amidine.
 */
final class RotatableBonds {
  private static final String END =
      "!$(*#*)&!D1&!$(C(F)(F)F)&!$(C(Cl)(Cl)Cl)&!$(C(Br)(Br)Br)"
          + "&!$(C([CH3])([CH3])[CH3])&!$([CH3])";
  private static final Pattern FAR = Pattern.of("[" + END + "]");
  private static final Pattern NEAR =
      Pattern.of(
          "["
              + END
              + "&!$([CD3](=[N,O,S])-!@[#7,O,S!D1])&!$([#7,O,S!D1]-!@[CD3]=[N,O,S])"
              + "&!$([CD3](=[N+])-!@[#7!D1])&!$([#7!D1]-!@[CD3]=[N+])]");

  private RotatableBonds() {}

  static int count(Graph graph) {
    int count = 0;
    for (int b = 0; b < graph.bonds(); b++) {
      count += isRotatable(graph, b) ? 1 : 0;
    }
    return count;
  }

  static boolean isRotatable(Graph graph, int bond) {
    int a = graph.begin(bond);
    int b = graph.end(bond);
    if (graph.order(bond) != 1
        || graph.inRingBond(bond)
        || graph.degree(a) == 1
        || graph.degree(b) == 1) {
      return false;
    }
    return FAR.matchesAt(graph, a)
        && FAR.matchesAt(graph, b)
        && (NEAR.matchesAt(graph, a) || NEAR.matchesAt(graph, b));
  }
}
