package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.StereoMolecule;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses the bonds at which large rings are cut, so that a search can turn what is in them (Forli
 * and Botta, J. Chem. Inf. Model. 2007, 47, 1481; Meeko cuts from seven atoms on, here rings of up
 * to eight are given as several conformers instead). A cut is a single bond between carbons that is
 * in no smaller ring.
 */
final class Macrocycles {
  /** The fewest atoms of a ring that is cut. */
  static final int FEWEST = 9;

  /** Larger rings are no obstacle to turning, or too floppy to close. */
  private static final int MOST = 33;

  /** Vina knows so many pairs of ends. */
  private static final int MOST_CUTS = 4;

  private final StereoMolecule molecule;
  private final SortedSet<Integer> cuts = new TreeSet<>();

  private Macrocycles(StereoMolecule molecule) {
    this.molecule = molecule;
  }

  /** The bonds to cut of a molecule with all its hydrogens; none where there is no large ring. */
  static SortedSet<Integer> cuts(StereoMolecule molecule) {
    Macrocycles macrocycles = new Macrocycles(molecule);
    int next = macrocycles.best();
    while (next >= 0 && macrocycles.cuts.size() < MOST_CUTS) {
      macrocycles.cuts.add(next);
      next = macrocycles.best();
    }
    return macrocycles.cuts;
  }

  /** Whether a bond is in a ring that is not cut. */
  static boolean inRing(StereoMolecule molecule, int bond, SortedSet<Integer> cuts) {
    return molecule.isRingBond(bond) && ring(molecule, bond, cuts) > 0;
  }

  /** The bond to cut next: between saturated carbons if possible, with few neighbours; or -1. */
  private int best() {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int bond = 0; bond < molecule.getBonds(); bond++) {
      int size = isCandidate(bond) ? ring(molecule, bond, cuts) : 0;
      if (size >= FEWEST && size <= MOST) {
        int cost = cost(molecule.getBondAtom(0, bond)) + cost(molecule.getBondAtom(1, bond));
        if (cost < least) {
          least = cost;
          best = bond;
        }
      }
    }
    return best;
  }

  private int cost(int atom) {
    return 10 * molecule.getAtomPi(atom) + molecule.getConnAtoms(atom);
  }

  private boolean isCandidate(int bond) {
    int a = molecule.getBondAtom(0, bond);
    int b = molecule.getBondAtom(1, bond);
    return !cuts.contains(bond)
        && molecule.isRingBond(bond)
        && molecule.getBondOrder(bond) == 1
        && molecule.getAtomicNo(a) == 6
        && molecule.getAtomicNo(b) == 6
        && !molecule.isAromaticAtom(a)
        && !molecule.isAromaticAtom(b)
        && !isEnd(a)
        && !isEnd(b);
  }

  private boolean isEnd(int atom) {
    return cuts.stream()
        .anyMatch(
            cut -> molecule.getBondAtom(0, cut) == atom || molecule.getBondAtom(1, cut) == atom);
  }

  /** Atoms of the smallest ring with that bond and without the cut ones; 0 if there is none. */
  private static int ring(StereoMolecule molecule, int bond, SortedSet<Integer> cuts) {
    int from = molecule.getBondAtom(0, bond);
    int to = molecule.getBondAtom(1, bond);
    int[] steps = new int[molecule.getAtoms()];
    Arrays.fill(steps, -1);
    steps[from] = 0;
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(from);
    while (!queue.isEmpty() && steps[to] < 0) {
      int atom = queue.remove();
      for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
        int next = molecule.getConnAtom(atom, i);
        int over = molecule.getConnBond(atom, i);
        if (over != bond && !cuts.contains(over) && steps[next] < 0) {
          steps[next] = steps[atom] + 1;
          queue.add(next);
        }
      }
    }
    return steps[to] < 0 ? 0 : steps[to] + 1;
  }
}
