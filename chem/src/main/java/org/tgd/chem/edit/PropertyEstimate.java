package org.tgd.chem.edit;

import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.QedProperties;

/**
 * A coarse additive model of seven properties, a few numbers per atom, by which edits are ranked
 * before any is evaluated. It is right about differences of close molecules only: logP to some
 * tenths, polar surface to some square ångströms, counts mostly. It knows nothing of alerts.
 *
 * @param weight molecular weight in daltons
 * @param logP sum of coarse atom increments after Wildman and Crippen
 * @param acceptors oxygens and basic or aromatic nitrogens
 * @param donors nitrogens and oxygens with hydrogen
 * @param polarSurface in square ångströms
 * @param rotatableBonds single bonds outside rings between inner atoms
 * @param aromaticRings rings of aromatic atoms
 */
public record PropertyEstimate(
    double weight,
    double logP,
    int acceptors,
    int donors,
    double polarSurface,
    int rotatableBonds,
    int aromaticRings) {

  /** The estimate for a molecule. */
  public static PropertyEstimate of(Graph graph) {
    double logP = 0;
    double surface = 0;
    int acceptors = 0;
    int donors = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      int z = graph.element(i);
      logP += logP(graph, i);
      surface += surface(graph, i);
      if (z == 7 || z == 8) {
        donors += graph.hydrogens(i) > 0 ? 1 : 0;
        acceptors += z == 8 || accepts(graph, i) ? 1 : 0;
      }
    }
    return new PropertyEstimate(
        Formula.weight(graph),
        logP,
        acceptors,
        donors,
        surface,
        rotatableBonds(graph),
        aromaticRings(graph));
  }

  /** What the change from one molecule to another would make of known properties. */
  public static QedProperties shifted(
      QedProperties known, PropertyEstimate from, PropertyEstimate to) {
    return new QedProperties(
        known.molecularWeight() + to.weight - from.weight,
        known.logP() + to.logP - from.logP,
        Math.max(0, known.acceptors() + to.acceptors - from.acceptors),
        Math.max(0, known.donors() + to.donors - from.donors),
        Math.max(0, known.polarSurface() + to.polarSurface - from.polarSurface),
        Math.max(0, known.rotatableBonds() + to.rotatableBonds - from.rotatableBonds),
        Math.max(0, known.aromaticRings() + to.aromaticRings - from.aromaticRings),
        known.alerts());
  }

  private static boolean accepts(Graph graph, int atom) {
    if (graph.aromatic(atom)) {
      return graph.connections(atom) == 2;
    }
    return graph.charge(atom) == 0 && !isAcylated(graph, atom);
  }

  private static boolean isAcylated(Graph graph, int atom) {
    for (int k = 0; k < graph.degree(atom); k++) {
      int neighbour = graph.neighbour(atom, k);
      if ((graph.element(neighbour) == 6 || graph.element(neighbour) == 16)
          && hasDoubleOxygen(graph, neighbour)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDoubleOxygen(Graph graph, int atom) {
    for (int k = 0; k < graph.degree(atom); k++) {
      if (graph.element(graph.neighbour(atom, k)) == 8 && graph.order(graph.bond(atom, k)) == 2) {
        return true;
      }
    }
    return false;
  }

  private static double logP(Graph graph, int atom) {
    int hydrogens = graph.hydrogens(atom);
    boolean aromatic = graph.aromatic(atom);
    return switch (graph.element(atom)) {
      case 6 -> carbon(graph, atom, aromatic, hydrogens);
      case 7 -> aromatic ? -0.3 : hydrogens == 0 ? -0.3 : hydrogens == 1 ? -0.5 : -0.6;
      case 8 -> aromatic ? 0.15 : hydrogens > 0 ? -0.5 : graph.degree(atom) == 1 ? 0 : -0.2;
      case 9 -> 0.42;
      case 15 -> 0.86;
      case 16 -> 0.65;
      case 17 -> 0.69;
      case 35, 53 -> 0.87;
      default -> 0;
    };
  }

  private static double carbon(Graph graph, int atom, boolean aromatic, int hydrogens) {
    if (aromatic) {
      return hydrogens > 0 ? 0.28 : 0.25;
    }
    if (hasDoubleOxygen(graph, atom)) {
      return -0.2;
    }
    boolean hetero = false;
    for (int k = 0; k < graph.degree(atom); k++) {
      int z = graph.element(graph.neighbour(atom, k));
      hetero |= z != 6 && z != 1;
    }
    return (hetero ? -0.2 : 0.12) + 0.123 * hydrogens;
  }

  private static double surface(Graph graph, int atom) {
    int hydrogens = graph.hydrogens(atom);
    if (graph.element(atom) == 7) {
      if (graph.aromatic(atom)) {
        return hydrogens > 0 ? 15.8 : graph.degree(atom) == 2 ? 12.9 : 4.9;
      }
      return graph.degree(atom) == 1 && hydrogens == 0
          ? 23.8
          : hydrogens == 0 ? 3.2 : hydrogens == 1 ? 12 : 26;
    }
    if (graph.element(atom) == 8) {
      return graph.aromatic(atom)
          ? 13.1
          : hydrogens > 0 ? 20.2 : graph.degree(atom) == 1 ? 17.1 : 9.2;
    }
    return 0;
  }

  private static int rotatableBonds(Graph graph) {
    int count = 0;
    for (int b = 0; b < graph.bonds(); b++) {
      int first = graph.begin(b);
      int second = graph.end(b);
      boolean amide =
          (graph.element(first) == 7
                  && isAcylated(graph, first)
                  && graph.element(second) == 6
                  && hasDoubleOxygen(graph, second))
              || (graph.element(second) == 7
                  && isAcylated(graph, second)
                  && graph.element(first) == 6
                  && hasDoubleOxygen(graph, first));
      count +=
          graph.order(b) == 1
                  && !graph.inRingBond(b)
                  && graph.degree(first) > 1
                  && graph.degree(second) > 1
                  && !amide
              ? 1
              : 0;
    }
    return count;
  }

  private static int aromaticRings(Graph graph) {
    int count = 0;
    for (int r = 0; r < graph.rings(); r++) {
      boolean aromatic = true;
      for (int atom : graph.ring(r)) {
        aromatic &= graph.aromatic(atom);
      }
      count += aromatic ? 1 : 0;
    }
    return count;
  }
}
