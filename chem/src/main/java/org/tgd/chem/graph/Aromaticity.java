package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * RDKit's aromaticity model, as its book describes it: atoms donate electrons according to valence
 * and exocyclic bonds, and rings, alone or fused up to six, are aromatic by Hückel's rule.
 */
final class Aromaticity {
  private static final int NONE = -1;
  private static final int VACANT = 0;
  private static final int ONE = 1;
  private static final int TWO = 2;
  private static final int LARGEST_FUSED_RING = 24;
  private static final int MOST_FUSED = 6;
  private static final int MANY_FUSED = 300;

  private final Graph graph;
  private final int[] donated;
  private final List<int[]> rings = new ArrayList<>();
  private final List<int[]> ringBonds = new ArrayList<>();
  private final List<List<Integer>> fusedWith = new ArrayList<>();
  private final int[] seen;

  private Aromaticity(Graph graph) {
    this.graph = graph;
    this.donated = new int[graph.atoms()];
    this.seen = new int[graph.atoms()];
  }

  static void perceive(Graph graph) {
    if (graph.hasRings()) {
      new Aromaticity(graph).run();
    }
  }

  private void run() {
    for (int i = 0; i < donated.length; i++) {
      donated[i] = graph.inRing(i) ? electrons(i) : NONE;
    }
    int[][] all = graph.ringArrays();
    for (int r = 0; r < all.length; r++) {
      boolean candidate = true;
      for (int atom : all[r]) {
        candidate &= donated[atom] != NONE;
      }
      if (candidate) {
        rings.add(all[r]);
        ringBonds.add(graph.ringBondArrays()[r]);
      }
    }
    findFused();
    boolean[] done = new boolean[rings.size()];
    for (int r = 0; r < done.length; r++) {
      if (!done[r]) {
        system(collect(r, done));
      }
    }
  }

  private void findFused() {
    int[] owner = new int[graph.bonds()];
    for (int r = 0; r < rings.size(); r++) {
      fusedWith.add(new ArrayList<>());
    }
    for (int r = 0; r < rings.size(); r++) {
      if (rings.get(r).length > LARGEST_FUSED_RING) {
        continue;
      }
      for (int bond : ringBonds.get(r)) {
        owner[bond] = r + 1;
      }
      for (int q = r + 1; q < rings.size(); q++) {
        if (rings.get(q).length <= LARGEST_FUSED_RING
            && sharesOne(owner, ringBonds.get(q), r + 1)) {
          fusedWith.get(r).add(q);
          fusedWith.get(q).add(r);
        }
      }
    }
  }

  /** Rings that share more than one bond are bridged, not fused. */
  private static boolean sharesOne(int[] owner, int[] bonds, int mark) {
    int shared = 0;
    for (int bond : bonds) {
      shared += owner[bond] == mark ? 1 : 0;
    }
    return shared == 1;
  }

  private List<Integer> collect(int start, boolean[] done) {
    List<Integer> system = new ArrayList<>(List.of(start));
    done[start] = true;
    for (int k = 0; k < system.size(); k++) {
      for (int q : fusedWith.get(system.get(k))) {
        if (!done[q]) {
          done[q] = true;
          system.add(q);
        }
      }
    }
    return system;
  }

  private void system(List<Integer> system) {
    BitSet allBonds = new BitSet();
    system.forEach(r -> mark(ringBonds.get(r), allBonds));
    BitSet done = new BitSet();
    int largest = Math.min(system.size(), system.size() > MANY_FUSED ? 2 : MOST_FUSED);
    for (int size = 1; size <= largest; size++) {
      combine(system, new ArrayList<>(), 0, size, done);
      if (done.cardinality() >= allBonds.cardinality()) {
        return;
      }
    }
  }

  private static void mark(int[] bonds, BitSet into) {
    for (int bond : bonds) {
      into.set(bond);
    }
  }

  private void combine(
      List<Integer> system, List<Integer> chosen, int from, int size, BitSet done) {
    if (chosen.size() == size) {
      if (connected(chosen) && isHueckel(chosen)) {
        markAromatic(chosen, done);
      }
      return;
    }
    for (int k = from; k <= system.size() - (size - chosen.size()); k++) {
      chosen.add(system.get(k));
      combine(system, chosen, k + 1, size, done);
      chosen.remove(chosen.size() - 1);
    }
  }

  private boolean connected(List<Integer> chosen) {
    if (chosen.size() == 1) {
      return true;
    }
    List<Integer> reached = new ArrayList<>(List.of(chosen.get(0)));
    for (int k = 0; k < reached.size(); k++) {
      for (int q : fusedWith.get(reached.get(k))) {
        if (chosen.contains(q) && !reached.contains(q)) {
          reached.add(q);
        }
      }
    }
    return reached.size() == chosen.size();
  }

  /** Hückel's rule over the atoms that lie in one or two of the rings. */
  private boolean isHueckel(List<Integer> chosen) {
    for (int r : chosen) {
      for (int atom : rings.get(r)) {
        seen[atom]++;
      }
    }
    int electrons = 0;
    for (int r : chosen) {
      for (int atom : rings.get(r)) {
        if (seen[atom] == 1 || seen[atom] == 2) {
          electrons += donated[atom];
        }
        seen[atom] = 0;
      }
    }
    return electrons == 2 || (electrons >= 6 && (electrons - 2) % 4 == 0);
  }

  /** All atoms of the rings, and the bonds of their outline, are aromatic. */
  private void markAromatic(List<Integer> chosen, BitSet done) {
    int[] uses = new int[graph.bonds()];
    for (int r : chosen) {
      for (int atom : rings.get(r)) {
        graph.aromatic[atom] = true;
      }
      for (int bond : ringBonds.get(r)) {
        uses[bond]++;
      }
    }
    for (int bond = 0; bond < uses.length; bond++) {
      if (uses[bond] == 1) {
        graph.aromaticBond[bond] = true;
        done.set(bond);
      }
    }
  }

  private int electrons(int atom) {
    int type = donorType(atom);
    return type != NONE && isCandidate(atom) ? type : NONE;
  }

  private boolean isCandidate(int atom) {
    int z = graph.element(atom);
    if (z > 18 && z != 34 && z != 52) {
      return false;
    }
    int standard = Element.defaultValence(z);
    int effective = Math.max(1, Math.min(Element.LAST, z - graph.charge(atom)));
    if (standard > 0 && graph.valence(atom) > Element.defaultValence(effective)) {
      return false;
    }
    if (unsaturation(atom) > 1) {
      int multiple = 0;
      for (int k = 0; k < graph.degree(atom); k++) {
        multiple += isMultiple(graph.bond(atom, k)) ? 1 : 0;
      }
      return multiple <= 1;
    }
    return true;
  }

  private int unsaturation(int atom) {
    return graph.valence(atom) - graph.connections(atom);
  }

  private boolean isMultiple(int bond) {
    int order = graph.order(bond);
    return order >= 2 && order <= 4;
  }

  private int donorType(int atom) {
    int electrons = available(atom);
    if (electrons < 0) {
      return NONE;
    }
    int outside = exocyclicPartner(atom);
    boolean steals =
        outside >= 0 && isMoreElectronegative(graph.element(outside), graph.element(atom));
    if (electrons == 0) {
      return outside >= 0 ? VACANT : hasMultiple(atom) ? ONE : NONE;
    }
    if (electrons == 1) {
      if (outside >= 0) {
        return steals ? VACANT : ONE;
      }
      return hasMultiple(atom) ? ONE : graph.charge(atom) == 1 ? VACANT : NONE;
    }
    int left = steals ? electrons - 1 : electrons;
    return left % 2 == 1 ? ONE : TWO;
  }

  /** The electrons that an atom has left for a ring. */
  private int available(int atom) {
    int z = graph.element(atom);
    int standard = Element.defaultValence(z);
    int connections = graph.connections(atom) - graph.givenPairs(atom);
    if (standard <= 1 || connections > 3) {
      return -1;
    }
    int pairs = Math.max(Element.outerElectrons(z) - standard - graph.charge(atom), 0);
    int electrons = standard - connections + pairs;
    return electrons > 1 && unsaturation(atom) > 1 ? 1 : electrons;
  }

  private int exocyclicPartner(int atom) {
    for (int k = 0; k < graph.degree(atom); k++) {
      int bond = graph.bond(atom, k);
      if (isMultiple(bond) && !graph.inRingBond(bond)) {
        return graph.neighbour(atom, k);
      }
    }
    return -1;
  }

  private boolean hasMultiple(int atom) {
    for (int k = 0; k < graph.degree(atom); k++) {
      if (isMultiple(graph.bond(atom, k))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMoreElectronegative(int a, int b) {
    int outerA = Element.outerElectrons(a);
    int outerB = Element.outerElectrons(b);
    return outerA > outerB || (outerA == outerB && a < b);
  }
}
