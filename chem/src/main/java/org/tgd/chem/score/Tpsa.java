package org.tgd.chem.score;

import org.tgd.chem.graph.Graph;

/**
 * The topological polar surface area of nitrogen and oxygen (Ertl, Rohde and Selzer, J. Med. Chem.
 * 43, 3714, 2000, table 1), in square ångströms; environments outside the table by RDKit's rule.
 */
public final class Tpsa {
  private Tpsa() {}

  /** The sum over all atoms. */
  public static double of(Graph graph) {
    double sum = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      sum += of(graph, i);
    }
    return sum;
  }

  /** What an atom and its hydrogens contribute. */
  public static double of(Graph graph, int atom) {
    return switch (graph.element(atom)) {
      case 7 -> new Environment(graph, atom).nitrogen();
      case 8 -> new Environment(graph, atom).oxygen();
      default -> 0;
    };
  }

  /** Bonds and hydrogens around an atom. */
  private static final class Environment {
    private final int[] count = new int[5];
    private final int neighbours;
    private final int hydrogens;
    private final int charge;
    private final boolean threeRing;

    Environment(Graph graph, int atom) {
      hydrogens = graph.totalHydrogens(atom);
      charge = graph.charge(atom);
      threeRing = graph.smallestRing(atom) == 3;
      int heavy = 0;
      for (int k = 0; k < graph.degree(atom); k++) {
        if (graph.element(graph.neighbour(atom, k)) == 1) {
          continue;
        }
        heavy++;
        int bond = graph.bond(atom, k);
        int order = graph.order(bond);
        if (graph.aromaticBond(bond)) {
          count[0]++;
        } else if (order <= 3) {
          count[order]++;
        }
      }
      neighbours = heavy;
    }

    private boolean is(int h, int q, String bonds) {
      return hydrogens == h && charge == q && bonds.equals(bonds());
    }

    /** The bonds in the order single, double, triple, aromatic: "-=#:". */
    private String bonds() {
      return "-".repeat(count[1])
          + "=".repeat(count[2])
          + "#".repeat(count[3])
          + ":".repeat(count[0]);
    }

    double nitrogen() {
      String bonds = bonds();
      if (bonds.length() != neighbours) {
        return nitrogenOutsideTable();
      }
      return switch (hydrogens + "/" + charge + bonds) {
        case "0/0#" -> 23.79;
        case "1/0=" -> 23.85;
        case "2/0-" -> 26.02;
        case "2/1=" -> 25.59;
        case "3/1-" -> 27.64;
        case "0/0-=" -> 12.36;
        case "0/0=#" -> 13.60;
        case "1/0--" -> threeRing ? 21.94 : 12.03;
        case "0/1-#" -> 4.36;
        case "1/1-=" -> 13.97;
        case "2/1--" -> 16.61;
        case "0/0::" -> 12.89;
        case "1/0::" -> 15.79;
        case "1/1::" -> 14.14;
        case "0/0---" -> threeRing ? 3.01 : 3.24;
        case "0/0-==" -> 11.68;
        case "0/1--=" -> 3.01;
        case "1/1---" -> 4.44;
        case "0/0:::" -> 4.41;
        case "0/0-::" -> 4.93;
        case "0/0=::" -> 8.39;
        case "0/1:::" -> 4.10;
        case "0/1-::" -> 3.88;
        case "0/1----" -> 0;
        default -> nitrogenOutsideTable();
      };
    }

    private double nitrogenOutsideTable() {
      return Math.max(0, 30.5 - 8.2 * neighbours + 1.5 * hydrogens);
    }

    double oxygen() {
      if (bonds().length() != neighbours) { // a coordinate bond is in no entry of the table
        return oxygenOutsideTable();
      }
      if (is(0, 0, "=")) {
        return 17.07;
      }
      if (is(1, 0, "-")) {
        return 20.23;
      }
      if (is(0, -1, "-")) {
        return 23.06;
      }
      if (is(0, 0, "--")) {
        return threeRing ? 12.53 : 9.23;
      }
      if (is(0, 0, "::")) {
        return 13.14;
      }
      return oxygenOutsideTable();
    }

    private double oxygenOutsideTable() {
      return Math.max(0, 28.5 - 8.6 * neighbours + 1.5 * hydrogens);
    }
  }
}
