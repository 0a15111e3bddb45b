package org.tgd.chem.oracle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;

/**
 * How near a molecule is to a formula (GuacaMol, J. Chem. Inf. Model. 59, 1096, 2019): the
 * geometric mean of exp(−d²/2) for each element of the formula, and of exp(−(d/2)²/2) for all
 * atoms.
 *
 * @param formula the formula, for example {@code C7H8N2O2}
 * @param wanted atoms of each element, by atomic number
 */
public record Isomer(String formula, SortedMap<Integer, Integer> wanted) implements Score {
  private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d*)");

  /** Reads a formula; throws {@link IllegalArgumentException} if it is none. */
  static Isomer of(String formula) {
    SortedMap<Integer, Integer> wanted = new TreeMap<>();
    Matcher matcher = PART.matcher(formula);
    int at = 0;
    while (matcher.find() && matcher.start() == at) {
      int number = matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
      wanted.merge(Element.number(matcher.group(1)), number, Integer::sum);
      at = matcher.end();
    }
    if (at != formula.length() || wanted.isEmpty() || wanted.containsKey(0)) {
      throw new IllegalArgumentException("no formula such as C7H8N2O2");
    }
    return new Isomer(formula, wanted);
  }

  /** Atoms of each element, hydrogens included, by atomic number. */
  public static SortedMap<Integer, Integer> atoms(Graph graph) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    for (int atom = 0; atom < graph.atoms(); atom++) {
      counts.merge(graph.element(atom), 1, Integer::sum);
      if (graph.hydrogens(atom) > 0) {
        counts.merge(1, graph.hydrogens(atom), Integer::sum);
      }
    }
    return counts;
  }

  @Override
  public String text() {
    return "isomer(" + formula + ")";
  }

  @Override
  public double value(Molecule molecule) {
    SortedMap<Integer, Integer> found = atoms(molecule.graph());
    double exponent = 0;
    for (Map.Entry<Integer, Integer> each : wanted.entrySet()) {
      exponent += squared(found.getOrDefault(each.getKey(), 0) - each.getValue());
    }
    exponent += squared((sum(found) - sum(wanted)) / 2.0);
    return Math.exp(-exponent / 2 / (wanted.size() + 1));
  }

  private static double squared(double number) {
    return number * number;
  }

  private static int sum(SortedMap<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
