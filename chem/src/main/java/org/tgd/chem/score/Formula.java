package org.tgd.chem.score;

import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Graph;

/** The composition of a molecule: weight, formula, simple counts. */
public final class Formula {
  private Formula() {}

  /** The molecular weight in daltons: average weights, labelled isotopes by their own mass. */
  public static double weight(Graph graph) {
    double sum = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      sum += mass(graph, i) + graph.hydrogens(i) * Element.weight(1);
    }
    return sum;
  }

  static double mass(Graph graph, int atom) {
    int z = graph.element(atom);
    int isotope = graph.isotope(atom);
    if (isotope == 0) {
      return Element.weight(z);
    }
    return Element.isotopeMass(z, isotope).orElse(isotope);
  }

  /** The formula in Hill's order with the net charge, for example {@code C8H9NO2}. */
  public static String of(Graph graph) {
    int[] count = new int[Element.LAST + 1];
    int charge = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      count[graph.element(i)]++;
      count[1] += graph.hydrogens(i);
      charge += graph.charge(i);
    }
    StringBuilder formula = new StringBuilder();
    if (count[6] > 0) {
      append(formula, count, 6);
      append(formula, count, 1);
    }
    java.util.stream.IntStream.rangeClosed(1, Element.LAST)
        .boxed()
        .sorted(java.util.Comparator.comparing(Element::symbol))
        .forEach(z -> append(formula, count, z));
    if (charge != 0) {
      formula.append(charge > 0 ? '+' : '-');
      formula.append(Math.abs(charge) > 1 ? String.valueOf(Math.abs(charge)) : "");
    }
    return formula.toString();
  }

  private static void append(StringBuilder formula, int[] count, int z) {
    if (count[z] > 0) {
      formula.append(Element.symbol(z)).append(count[z] > 1 ? String.valueOf(count[z]) : "");
      count[z] = 0;
    }
  }

  /** The number of atoms that are not hydrogen. */
  public static int heavyAtoms(Graph graph) {
    int count = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      count += graph.element(i) > 1 ? 1 : 0;
    }
    return count;
  }

  /** The share of carbon atoms with four neighbours; 0 without carbon. */
  public static double fractionSp3(Graph graph) {
    int carbons = 0;
    int saturated = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      if (graph.element(i) == 6) {
        carbons++;
        saturated += graph.connections(i) == 4 ? 1 : 0;
      }
    }
    return carbons == 0 ? 0 : (double) saturated / carbons;
  }
}
