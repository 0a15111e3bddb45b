package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells conformers apart by what docking leaves as it is: the torsions of flexible rings, of amides
 * and amidines, and where substituents stand on them. Conformers that differ only in rotatable
 * bonds, or by a symmetry of the molecule, have the same form.
 */
final class RigidForms {
  /** Torsions nearer than this count as equal, radians. */
  private static final double TOLERANCE = Math.toRadians(35);

  /** The most forms of one molecule. */
  private static final int MOST = 8;

  private final List<int[]> torsions;
  private final List<String> keys;

  private RigidForms(List<int[]> torsions, List<String> keys) {
    this.torsions = torsions;
    this.keys = keys;
  }

  /** The forms of a molecule with all its hydrogens. */
  static RigidForms of(StereoMolecule molecule) {
    molecule.ensureHelperArrays(Molecule.cHelperSymmetrySimple);
    boolean[] heavy = new boolean[molecule.getAllAtoms()];
    Arrays.fill(heavy, 0, molecule.getAtoms(), true);
    boolean[] rotatable = TorsionTree.rotatable(molecule, heavy);
    List<int[]> torsions = new ArrayList<>();
    for (int bond = 0; bond < molecule.getBonds(); bond++) {
      if (!rotatable[bond] && isFlexible(molecule, bond)) {
        addTorsions(molecule, bond, torsions);
      }
    }
    return new RigidForms(torsions, torsions.stream().map(t -> key(molecule, t)).toList());
  }

  private static boolean isFlexible(StereoMolecule molecule, int bond) {
    return molecule.getBondOrder(bond) == 1
        && !molecule.isAromaticBond(bond)
        && molecule.getAtomPi(molecule.getBondAtom(0, bond)) < 2
        && molecule.getAtomPi(molecule.getBondAtom(1, bond)) < 2;
  }

  private static void addTorsions(StereoMolecule molecule, int bond, List<int[]> torsions) {
    int a = molecule.getBondAtom(0, bond);
    int b = molecule.getBondAtom(1, bond);
    for (int i = 0; i < molecule.getConnAtoms(a); i++) {
      for (int j = 0; j < molecule.getConnAtoms(b); j++) {
        int before = molecule.getConnAtom(a, i);
        int after = molecule.getConnAtom(b, j);
        if (before != b && after != a && before != after) {
          torsions.add(new int[] {before, a, b, after});
        }
      }
    }
  }

  /** Equal for torsions that a symmetry of the molecule carries into one another. */
  private static String key(StereoMolecule molecule, int[] torsion) {
    int[] ranks = Arrays.stream(torsion).map(molecule::getSymmetryRank).toArray();
    int[] reversed = {ranks[3], ranks[2], ranks[1], ranks[0]};
    return Arrays.toString(Arrays.compare(ranks, reversed) <= 0 ? ranks : reversed);
  }

  /** Whether the molecule has parts that can take several forms. */
  boolean hasChoice() {
    return !torsions.isEmpty();
  }

  /** Those conformers, in order, that differ in form from all before them; a few at most. */
  List<StereoMolecule> distinct(List<StereoMolecule> conformers) {
    List<StereoMolecule> kept = new ArrayList<>();
    List<Map<String, List<Double>>> seen = new ArrayList<>();
    for (StereoMolecule conformer : conformers) {
      Map<String, List<Double>> form = form(conformer);
      if (kept.size() < MOST && seen.stream().noneMatch(other -> isSame(form, other))) {
        kept.add(conformer);
        seen.add(form);
      }
    }
    return kept;
  }

  private Map<String, List<Double>> form(StereoMolecule conformer) {
    Map<String, List<Double>> angles = new TreeMap<>();
    for (int i = 0; i < torsions.size(); i++) {
      angles
          .computeIfAbsent(keys.get(i), key -> new ArrayList<>())
          .add(conformer.calculateTorsion(torsions.get(i)));
    }
    return angles;
  }

  private static boolean isSame(Map<String, List<Double>> a, Map<String, List<Double>> b) {
    return a.keySet().stream().allMatch(key -> match(a.get(key), new ArrayList<>(b.get(key))));
  }

  /** Whether each angle of the one list has its own near equal in the other. */
  private static boolean match(List<Double> angles, List<Double> others) {
    for (double angle : angles) {
      double nearest = Double.POSITIVE_INFINITY;
      int at = -1;
      for (int i = 0; i < others.size(); i++) {
        double distance = Math.abs(Math.IEEEremainder(angle - others.get(i), 2 * Math.PI));
        if (distance < nearest) {
          nearest = distance;
          at = i;
        }
      }
      if (nearest > TOLERANCE) {
        return false;
      }
      others.remove(at);
    }
    return true;
  }
}
