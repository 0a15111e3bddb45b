package org.tgd.chem.objective;

import java.util.List;
import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Graph;

/** How atoms are named in findings: numbered from 1 in order of the SMILES. */
final class AtomNames {
  private AtomNames() {}

  static String of(Graph graph, int atom) {
    return Element.symbol(graph.element(atom)) + " at atom " + (atom + 1);
  }

  static String range(List<Integer> atoms) {
    List<Integer> sorted = atoms.stream().sorted().toList();
    StringBuilder text = new StringBuilder(sorted.size() == 1 ? "atom " : "atoms ");
    for (int k = 0; k < sorted.size(); k++) {
      int first = k;
      while (k + 1 < sorted.size() && sorted.get(k + 1) == sorted.get(k) + 1) {
        k++;
      }
      text.append(first == 0 ? "" : ", ").append(sorted.get(first) + 1);
      if (k > first) {
        text.append('-').append(sorted.get(k) + 1);
      }
    }
    return text.toString();
  }
}
