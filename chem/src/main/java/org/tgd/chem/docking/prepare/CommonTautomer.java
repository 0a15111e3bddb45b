package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import java.util.OptionalInt;

/**
 * Bond orders from coordinates cannot tell tautomers apart; this gives those that prevail in water:
 * lactams rather than hydroxy forms beside a ring nitrogen, amino groups rather than imines.
 */
final class CommonTautomer {
  private final StereoMolecule molecule;

  private CommonTautomer(StereoMolecule molecule) {
    this.molecule = molecule;
  }

  /** Changes bond orders in place. */
  static void apply(StereoMolecule molecule) {
    molecule.ensureHelperArrays(Molecule.cHelperRings);
    CommonTautomer tautomer = new CommonTautomer(molecule);
    for (int atom = 0; atom < molecule.getAtoms(); atom++) {
      if (molecule.getConnAtoms(atom) == 1
          && molecule.getAtomicNo(molecule.getConnAtom(atom, 0)) == 6) {
        tautomer.settle(atom);
        molecule.ensureHelperArrays(Molecule.cHelperRings);
      }
    }
  }

  private void settle(int end) {
    int carbon = molecule.getConnAtom(end, 0);
    int bond = molecule.getConnBond(end, 0);
    boolean oxygen = molecule.getAtomicNo(end) == 8;
    int order = molecule.getBondOrder(bond);
    if (oxygen && order == 1) {
      ringNitrogen(carbon, 2).ifPresent(other -> swap(bond, other, 2));
    } else if (molecule.getAtomicNo(end) == 7 && order == 2) {
      ringNitrogen(carbon, 1).ifPresent(other -> swap(bond, other, 1));
    }
  }

  private void swap(int terminal, int ring, int order) {
    molecule.setBondOrder(terminal, order);
    molecule.setBondOrder(ring, 3 - order);
  }

  /** The bond of a carbon to a ring nitrogen without other substituent, not that of an amide. */
  private OptionalInt ringNitrogen(int carbon, int order) {
    OptionalInt found = OptionalInt.empty();
    for (int i = 0; i < molecule.getConnAtoms(carbon); i++) {
      int nitrogen = molecule.getConnAtom(carbon, i);
      int bond = molecule.getConnBond(carbon, i);
      if (molecule.getAtomicNo(nitrogen) == 7
          && molecule.isRingBond(bond)
          && molecule.getConnAtoms(nitrogen) == 2
          && molecule.getBondOrder(bond) == order
          && (order == 2 || molecule.getAllHydrogens(nitrogen) > 0)
          && (found.isEmpty() || !isBesideCarbonyl(nitrogen))) {
        found = OptionalInt.of(bond);
      }
    }
    return found;
  }

  private boolean isBesideCarbonyl(int nitrogen) {
    for (int i = 0; i < molecule.getConnAtoms(nitrogen); i++) {
      int carbon = molecule.getConnAtom(nitrogen, i);
      for (int j = 0; j < molecule.getConnAtoms(carbon); j++) {
        if (molecule.getAtomicNo(molecule.getConnAtom(carbon, j)) == 8
            && molecule.getConnBondOrder(carbon, j) == 2) {
          return true;
        }
      }
    }
    return false;
  }
}
