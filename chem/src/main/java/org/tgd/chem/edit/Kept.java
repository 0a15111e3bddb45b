package org.tgd.chem.edit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.chem.graph.Graph;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * What findings say to keep: atoms that bind, with the kinds of their neighbours. A molecule in
 * which such an atom is gone or altered is charged for it, however many edits lie between.
 */
final class Kept {
  /** What an interaction that is thrown away is taken to be worth, kcal/mol. */
  static final double LOST = 1.5;

  private static final Pattern ATOM = Pattern.compile("atom (\\d+)");

  private final Map<String, Integer> wanted = new HashMap<>();

  Kept(List<Finding> findings, Graph graph) {
    boolean[] counted = new boolean[graph.atoms()];
    for (Finding finding : findings) {
      for (Change change : finding.changes()) {
        Matcher matcher = ATOM.matcher(change.target());
        if (change.keeps() && matcher.matches()) {
          int atom = Integer.parseInt(matcher.group(1)) - 1;
          if (atom >= 0 && atom < counted.length && !counted[atom]) {
            counted[atom] = true;
            wanted.merge(surroundings(graph, atom), 1, Integer::sum);
          }
        }
      }
    }
  }

  /** What a molecule lost of it, kcal/mol, 0 or more. */
  double charge(Graph graph) {
    if (wanted.isEmpty()) {
      return 0;
    }
    Map<String, Integer> left = new HashMap<>(wanted);
    for (int atom = 0; atom < graph.atoms(); atom++) {
      left.computeIfPresent(surroundings(graph, atom), (kind, n) -> n - 1);
    }
    return LOST * left.values().stream().mapToInt(n -> Math.max(0, n)).sum();
  }

  /** The atom, whether it gives hydrogens, and its neighbours with their bonds. */
  private static String surroundings(Graph graph, int atom) {
    String[] around = new String[graph.degree(atom)];
    for (int k = 0; k < around.length; k++) {
      int bond = graph.bond(atom, k);
      String order = graph.aromaticBond(bond) ? ":" : Integer.toString(graph.order(bond));
      around[k] = order + kind(graph, graph.neighbour(atom, k));
    }
    Arrays.sort(around);
    String gives = graph.hydrogens(atom) > 0 ? "H" : "";
    return kind(graph, atom) + graph.charge(atom) + gives + String.join("", around);
  }

  private static String kind(Graph graph, int atom) {
    return graph.element(atom) + (graph.aromatic(atom) ? "a" : "c");
  }
}
