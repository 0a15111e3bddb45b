package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Double bonds from where heavy atoms lie: between atoms that are flat, so that as many carbons as
 * possible that look unsaturated get one, at the shorter bonds first. A matching, greedy and then
 * improved along alternating paths. Terminal oxygen on phosphorus and sulphur is double bonded as
 * far as their valence asks.
 */
final class BondOrders {
  private static final int CARBON = 6;
  private static final int NITROGEN = 7;
  private static final int OXYGEN = 8;

  /** Sum of the angles at a flat atom with three neighbours, at least, degrees. */
  private static final double FLAT_SUM = 352;

  /** Angle at a flat atom with two neighbours, at least, degrees; in rings less will do. */
  private static final double FLAT_ANGLE = 117;

  private static final double FLAT_RING_ANGLE = 104;
  private static final double LINEAR = 155;

  /** Torsions at a flat bond differ from 0 or 180 by less than this, degrees. */
  private static final double FLAT_TORSION = 20;

  /** What it is worth that a carbon gets its double bond, against some hundredths of an Å. */
  private static final double NEED = 100;

  private static final int MAX_STEPS = 20_000;

  private final StereoMolecule molecule;
  private final double[] need;
  private final int[] match;
  private final List<Edge> edges = new ArrayList<>();
  private int steps;

  private record Edge(int a, int b, int bond, double worth) {
    int other(int atom) {
      return atom == a ? b : a;
    }
  }

  private BondOrders(StereoMolecule molecule) {
    this.molecule = molecule;
    this.need = new double[molecule.getAtoms()];
    this.match = new int[molecule.getAtoms()];
    Arrays.fill(match, -1);
  }

  /** Sets the bond orders of a molecule with coordinates whose bonds are all single. */
  static void assign(StereoMolecule molecule) {
    molecule.ensureHelperArrays(Molecule.cHelperRings);
    BondOrders orders = new BondOrders(molecule);
    orders.findEdges();
    orders.greedy();
    orders.improve();
    List<int[]> triple = orders.triples();
    for (int atom = 0; atom < orders.match.length; atom++) {
      if (orders.match[atom] >= 0) {
        molecule.setBondOrder(orders.edges.get(orders.match[atom]).bond(), 2);
      }
    }
    triple.forEach(bond -> molecule.setBondOrder(bond[0], 3));
    orders.acids();
    molecule.ensureHelperArrays(Molecule.cHelperRings);
  }

  private void findEdges() {
    for (int atom = 0; atom < need.length; atom++) {
      need[atom] = needOf(atom);
    }
    for (int bond = 0; bond < molecule.getBonds(); bond++) {
      int a = molecule.getBondAtom(0, bond);
      int b = molecule.getBondAtom(1, bond);
      if (need[a] > -NEED && need[b] > -NEED && isFlat(bond)) {
        double worth = need[a] + need[b] + 60 * shortness(bond);
        if (worth > 0) {
          edges.add(new Edge(a, b, bond, worth));
        }
      }
    }
  }

  /** What a double bond at an atom is worth; -NEED if there can be none. */
  private double needOf(int atom) {
    int neighbours = molecule.getConnAtoms(atom);
    return switch (molecule.getAtomicNo(atom)) {
      case CARBON ->
          switch (neighbours) {
            case 1 -> 0;
            case 2 -> isFlatWithTwo(atom) ? NEED : -NEED;
            case 3 -> angleSum(atom) > FLAT_SUM ? NEED : -NEED;
            default -> -NEED;
          };
      case NITROGEN ->
          switch (neighbours) {
            case 1 -> -20;
            case 2 -> molecule.isRingAtom(atom) ? 30 : 10;
            case 3 -> angleSum(atom) > FLAT_SUM ? -60 : -NEED;
            default -> -NEED;
          };
      case OXYGEN -> neighbours == 1 ? 0 : -NEED;
      case 16 -> neighbours == 1 ? -10 : -NEED;
      default -> -NEED;
    };
  }

  private boolean isFlatWithTwo(int atom) {
    double angle = angle(molecule.getConnAtom(atom, 0), atom, molecule.getConnAtom(atom, 1));
    if (!molecule.isRingAtom(atom)) {
      return angle > FLAT_ANGLE;
    }
    return angle > FLAT_RING_ANGLE
        && isFlat(molecule.getConnBond(atom, 0))
        && isFlat(molecule.getConnBond(atom, 1));
  }

  private double angleSum(int atom) {
    int a = molecule.getConnAtom(atom, 0);
    int b = molecule.getConnAtom(atom, 1);
    int c = molecule.getConnAtom(atom, 2);
    return angle(a, atom, b) + angle(b, atom, c) + angle(c, atom, a);
  }

  private double angle(int a, int atom, int b) {
    return Math.toDegrees(
        molecule
            .getAtomCoordinates(a)
            .subC(molecule.getAtomCoordinates(atom))
            .getAngle(molecule.getAtomCoordinates(b).subC(molecule.getAtomCoordinates(atom))));
  }

  private boolean isFlat(int bond) {
    int a = molecule.getBondAtom(0, bond);
    int b = molecule.getBondAtom(1, bond);
    for (int i = 0; i < molecule.getConnAtoms(a); i++) {
      for (int j = 0; j < molecule.getConnAtoms(b); j++) {
        int before = molecule.getConnAtom(a, i);
        int after = molecule.getConnAtom(b, j);
        if (before != b && after != a && before != after) {
          double torsion =
              Math.toDegrees(molecule.calculateTorsion(new int[] {before, a, b, after}));
          if (Math.abs(Math.IEEEremainder(torsion, 180)) > FLAT_TORSION) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** From 1 for the length of a double bond to -1 for that of a single one. */
  private double shortness(int bond) {
    int a = molecule.getBondAtom(0, bond);
    int b = molecule.getBondAtom(1, bond);
    int low = Math.min(molecule.getAtomicNo(a), molecule.getAtomicNo(b));
    int high = Math.max(molecule.getAtomicNo(a), molecule.getAtomicNo(b));
    double middle =
        switch (high) {
          case CARBON -> 1.42;
          case NITROGEN -> 1.35;
          case OXYGEN -> 1.30;
          default -> low == CARBON ? 1.70 : 1.60;
        };
    double length =
        Math.sqrt(molecule.getAtomCoordinates(a).distanceSquared(molecule.getAtomCoordinates(b)));
    return Math.max(-1, Math.min(1, (middle - length) / 0.08));
  }

  private void greedy() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -edges.get(i).worth()));
    for (int i : order) {
      Edge edge = edges.get(i);
      if (match[edge.a()] < 0 && match[edge.b()] < 0) {
        match[edge.a()] = i;
        match[edge.b()] = i;
      }
    }
  }

  private void improve() {
    boolean better = true;
    while (better) {
      better = false;
      for (int atom = 0; atom < match.length; atom++) {
        steps = 0;
        boolean[] seen = new boolean[match.length];
        seen[atom] = true;
        if (match[atom] < 0 && need[atom] > -NEED) {
          better |= extend(atom, 0, seen);
        }
      }
    }
  }

  /**
   * Looks for a path from an atom without double bond along which single and double bonds change
   * places for the better, and changes them.
   */
  private boolean extend(int atom, double gain, boolean[] seen) {
    for (int i = 0; i < edges.size() && steps < MAX_STEPS; i++) {
      Edge edge = edges.get(i);
      boolean here = edge.a() == atom || edge.b() == atom;
      int next = here ? edge.other(atom) : -1;
      if (!here || seen[next]) {
        continue;
      }
      steps++;
      double with = gain + edge.worth();
      int old = match[next];
      if (old < 0) {
        if (with > 1e-9) {
          match[atom] = i;
          match[next] = i;
          return true;
        }
        continue;
      }
      int freed = edges.get(old).other(next);
      double without = with - edges.get(old).worth();
      if (seen[freed]) {
        continue;
      }
      seen[next] = true;
      seen[freed] = true;
      match[freed] = -1;
      if (without > 1e-9 || extend(freed, without, seen)) {
        match[atom] = i;
        match[next] = i;
        return true;
      }
      match[freed] = old;
      seen[next] = false;
      seen[freed] = false;
    }
    return false;
  }

  /** Linear carbons with a terminal nitrogen or a linear carbon beside them. */
  private List<int[]> triples() {
    List<int[]> found = new ArrayList<>();
    for (int bond = 0; bond < molecule.getBonds(); bond++) {
      int a = molecule.getBondAtom(0, bond);
      int b = molecule.getBondAtom(1, bond);
      if ((isLinear(a) && isEndOrLinear(b)) || (isLinear(b) && isEndOrLinear(a))) {
        double length =
            Math.sqrt(
                molecule.getAtomCoordinates(a).distanceSquared(molecule.getAtomCoordinates(b)));
        if (length < 1.26) {
          found.add(new int[] {bond});
        }
      }
    }
    return found;
  }

  private boolean isLinear(int atom) {
    return molecule.getAtomicNo(atom) == CARBON
        && molecule.getConnAtoms(atom) == 2
        && angle(molecule.getConnAtom(atom, 0), atom, molecule.getConnAtom(atom, 1)) > LINEAR;
  }

  private boolean isEndOrLinear(int atom) {
    return isLinear(atom)
        || (molecule.getConnAtoms(atom) == 1 && molecule.getAtomicNo(atom) != OXYGEN);
  }

  /** P gets one and S two double bonds to terminal oxygen, where they have as many. */
  private void acids() {
    for (int atom = 0; atom < molecule.getAtoms(); atom++) {
      int element = molecule.getAtomicNo(atom);
      int left = element == 15 ? 1 : element == 16 && molecule.getConnAtoms(atom) > 2 ? 2 : 0;
      if (element == 16 && molecule.getConnAtoms(atom) == 3) {
        left = 1;
      }
      for (int i = 0; i < molecule.getConnAtoms(atom) && left > 0; i++) {
        int end = molecule.getConnAtom(atom, i);
        if (molecule.getAtomicNo(end) == OXYGEN && molecule.getConnAtoms(end) == 1) {
          molecule.setBondOrder(molecule.getConnBond(atom, i), 2);
          left--;
        }
      }
    }
  }
}
