package org.tgd.chem.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.graph.Graph;

/**
 * Lipinski's rule of five (Adv. Drug Deliv. Rev. 23, 3, 1997): at most 500 Da, logP 5, ten N or O,
 * five N-H or O-H.
 */
public final class Lipinski {
  private Lipinski() {}

  /** The limits that a molecule breaks, each in a few words with its value; none to four. */
  public static List<String> violations(Graph graph, QedProperties properties) {
    int heteroatoms = 0;
    int hydrogens = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      if (graph.element(i) == 7 || graph.element(i) == 8) {
        heteroatoms++;
        hydrogens += graph.totalHydrogens(i);
      }
    }
    List<String> broken = new ArrayList<>(4);
    if (properties.molecularWeight() > 500) {
      broken.add(
          String.format(Locale.ROOT, "%.1f Da, more than 500", properties.molecularWeight()));
    }
    if (properties.logP() > 5) {
      broken.add(String.format(Locale.ROOT, "logP %.2f, more than 5", properties.logP()));
    }
    if (heteroatoms > 10) {
      broken.add(heteroatoms + " N or O, more than 10");
    }
    if (hydrogens > 5) {
      broken.add(hydrogens + " N-H or O-H, more than 5");
    }
    return broken;
  }
}
