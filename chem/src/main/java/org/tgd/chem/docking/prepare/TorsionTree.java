package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.StereoMolecule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import org.tgd.chem.docking.Ligand.Branch;
import org.tgd.chem.docking.Ligand.Closure;

/**
 * Cuts a molecule at its rotatable bonds and hangs the parts in a tree. Rotatable: single, not in a
 * ring (large rings are opened first, see {@link Macrocycles}), not an amide or amidine C–N bond,
 * with a further kept neighbour at both ends. The root is the part whose largest branch is
 * smallest.
 */
final class TorsionTree {
  private final StereoMolecule molecule;
  private final boolean[] kept;
  private final SortedSet<Integer> opened;
  private final int[] part;
  private final List<int[]> cuts = new ArrayList<>();
  private int parts;

  /** The order of atoms, the branches and each atom's branch, all in terms of that order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Layout(int[] order, List<Branch> branches, int[] branchOf, List<Closure> closures) {}

  private TorsionTree(StereoMolecule molecule, boolean[] kept, SortedSet<Integer> opened) {
    this.molecule = molecule;
    this.kept = kept;
    this.opened = opened;
    this.part = new int[kept.length];
    Arrays.fill(part, -1);
  }

  /** The layout of the kept atoms of a molecule with all its hydrogens. */
  static Layout of(StereoMolecule molecule, boolean[] kept) {
    TorsionTree tree = new TorsionTree(molecule, kept, Macrocycles.cuts(molecule));
    tree.cut();
    return tree.layout(tree.root());
  }

  /** Number of rotatable bonds of a molecule with all its hydrogens. */
  static int count(StereoMolecule molecule) {
    boolean[] kept = new AtomTyping(molecule).kept();
    int count = 0;
    for (boolean turns : new TorsionTree(molecule, kept, Macrocycles.cuts(molecule)).turning()) {
      count += turns ? 1 : 0;
    }
    return count;
  }

  /** For each bond of a molecule with all its hydrogens whether it turns, all rings closed. */
  static boolean[] rotatable(StereoMolecule molecule, boolean[] kept) {
    return new TorsionTree(molecule, kept, Collections.emptySortedSet()).turning();
  }

  private boolean[] turning() {
    boolean[] rotatable = new boolean[molecule.getAllBonds()];
    for (int bond = 0; bond < rotatable.length; bond++) {
      rotatable[bond] = isRotatable(bond);
    }
    return rotatable;
  }

  private void cut() {
    boolean[] rotatable = turning();
    for (int bond = 0; bond < rotatable.length; bond++) {
      if (rotatable[bond]) {
        cuts.add(new int[] {molecule.getBondAtom(0, bond), molecule.getBondAtom(1, bond)});
      }
    }
    for (int start = 0; start < kept.length; start++) {
      if (kept[start] && part[start] < 0) {
        flood(start, parts++, rotatable);
      }
    }
  }

  private void flood(int start, int number, boolean[] rotatable) {
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    part[start] = number;
    while (!queue.isEmpty()) {
      int atom = queue.remove();
      for (int i = 0; i < molecule.getAllConnAtoms(atom); i++) {
        int next = molecule.getConnAtom(atom, i);
        int bond = molecule.getConnBond(atom, i);
        if (kept[next] && part[next] < 0 && !rotatable[bond] && !opened.contains(bond)) {
          part[next] = number;
          queue.add(next);
        }
      }
    }
  }

  private boolean isRotatable(int bond) {
    int a = molecule.getBondAtom(0, bond);
    int b = molecule.getBondAtom(1, bond);
    return kept[a]
        && kept[b]
        && molecule.getBondOrder(bond) == 1
        && !molecule.isAromaticBond(bond)
        && !opened.contains(bond)
        && !Macrocycles.inRing(molecule, bond, opened)
        && keptNeighbours(a) > 1
        && keptNeighbours(b) > 1
        && !isAmide(a, b)
        && !isAmide(b, a);
  }

  private int keptNeighbours(int atom) {
    int count = 0;
    for (int i = 0; i < molecule.getAllConnAtoms(atom); i++) {
      count += kept[molecule.getConnAtom(atom, i)] ? 1 : 0;
    }
    return count;
  }

  private boolean isAmide(int carbon, int nitrogen) {
    if (molecule.getAtomicNo(carbon) != 6
        || molecule.getAtomicNo(nitrogen) != 7
        || molecule.isAromaticAtom(carbon)) {
      return false;
    }
    for (int i = 0; i < molecule.getConnAtoms(carbon); i++) {
      int element = molecule.getAtomicNo(molecule.getConnAtom(carbon, i));
      if (molecule.getConnBondOrder(carbon, i) == 2 && (element == 7 || element == 8)) {
        return true;
      }
    }
    return false;
  }

  private int root() {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int candidate = 0; candidate < parts; candidate++) {
      int largest = 0;
      for (int[] cut : cuts) {
        if (part[cut[0]] == candidate) {
          largest = Math.max(largest, sizeBeyond(candidate, part[cut[1]]));
        } else if (part[cut[1]] == candidate) {
          largest = Math.max(largest, sizeBeyond(candidate, part[cut[0]]));
        }
      }
      if (largest < least) {
        least = largest;
        best = candidate;
      }
    }
    return best;
  }

  private int sizeBeyond(int from, int through) {
    boolean[] seen = new boolean[parts];
    seen[from] = true;
    seen[through] = true;
    Deque<Integer> queue = new ArrayDeque<>(List.of(through));
    int size = 0;
    while (!queue.isEmpty()) {
      int number = queue.remove();
      size += (int) Arrays.stream(part).filter(p -> p == number).count();
      for (int[] cut : cuts) {
        int other = other(cut, number);
        if (other >= 0 && !seen[other]) {
          seen[other] = true;
          queue.add(other);
        }
      }
    }
    return size;
  }

  private int other(int[] cut, int number) {
    if (part[cut[0]] == number) {
      return part[cut[1]];
    }
    return part[cut[1]] == number ? part[cut[0]] : -1;
  }

  private record Visit(int part, int parentBranch, int fromAtom, int toAtom) {}

  private Layout layout(int root) {
    List<Integer> order = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    List<Integer> branchOf = new ArrayList<>();
    boolean[] seen = new boolean[parts];
    seen[root] = true;
    Deque<Visit> stack = new ArrayDeque<>(List.of(new Visit(root, -1, -1, -1)));
    int[] placedAt = new int[kept.length];
    while (!stack.isEmpty()) {
      Visit visit = stack.pop();
      int number = visit.fromAtom() < 0 ? -1 : branches.size();
      for (int atom = 0; atom < kept.length; atom++) {
        if (part[atom] == visit.part()) {
          placedAt[atom] = order.size();
          order.add(atom);
          branchOf.add(number);
        }
      }
      if (number >= 0) {
        branches.add(
            new Branch(visit.parentBranch(), placedAt[visit.fromAtom()], placedAt[visit.toAtom()]));
      }
      for (int[] cut : cuts) {
        pushIfNew(cut[0], cut[1], visit.part(), number, seen, stack);
        pushIfNew(cut[1], cut[0], visit.part(), number, seen, stack);
      }
    }
    List<Closure> closures =
        opened.stream()
            .map(
                bond ->
                    new Closure(
                        placedAt[molecule.getBondAtom(0, bond)],
                        placedAt[molecule.getBondAtom(1, bond)]))
            .toList();
    return new Layout(toArray(order), branches, toArray(branchOf), closures);
  }

  private void pushIfNew(
      int from, int to, int here, int branch, boolean[] seen, Deque<Visit> stack) {
    if (part[from] == here && !seen[part[to]]) {
      seen[part[to]] = true;
      stack.push(new Visit(part[to], branch, from, to));
    }
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
