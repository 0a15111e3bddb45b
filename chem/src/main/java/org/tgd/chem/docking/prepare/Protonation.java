package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;

/**
 * Charges at pH 7.4 by rules: carboxylic, sulphonic, sulphinic, phosphonic and phosphoric acids,
 * tetrazoles and acyl sulphonamides lose a proton; aliphatic amines, amidines and guanidines gain
 * one. The same groups as Open Babel's model at that pH, on which DOCKSTRING's scores rest (García
 * Ortegón et al., J Chem Inf Model 2022, 62, 3486); atoms that carry a charge already are left.
 */
final class Protonation {
  private static final int CARBON = 6;
  private static final int NITROGEN = 7;
  private static final int OXYGEN = 8;
  private static final int PHOSPHORUS = 15;
  private static final int SULPHUR = 16;

  private final StereoMolecule molecule;

  private Protonation(StereoMolecule molecule) {
    this.molecule = molecule;
  }

  /** Changes charges in place. Implicit hydrogens follow. */
  static void apply(StereoMolecule molecule) {
    molecule.ensureHelperArrays(Molecule.cHelperRings);
    int[] charges = new Protonation(molecule).charges();
    for (int atom = 0; atom < charges.length; atom++) {
      if (charges[atom] != 0) {
        molecule.setAtomCharge(atom, charges[atom]);
      }
    }
  }

  private int[] charges() {
    int[] charges = new int[molecule.getAtoms()];
    for (int atom = 0; atom < charges.length; atom++) {
      if (molecule.getAtomCharge(atom) == 0 && !hasChargedNeighbour(atom)) {
        if (isAcid(atom)) {
          charges[atom] = -1;
        } else if (isAmine(atom) || isAmidine(atom)) {
          charges[atom] = 1;
        }
      }
    }
    return charges;
  }

  private boolean hasChargedNeighbour(int atom) {
    for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
      if (molecule.getAtomCharge(molecule.getConnAtom(atom, i)) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isAcid(int atom) {
    if (molecule.getAllHydrogens(atom) == 0) {
      return false;
    }
    return switch (molecule.getAtomicNo(atom)) {
      case OXYGEN ->
          molecule.getConnAtoms(atom) == 1 && isAcidCentre(molecule.getConnAtom(atom, 0));
      case NITROGEN -> isAcylSulphonamide(atom) || isTetrazole(atom);
      default -> false;
    };
  }

  private boolean isAcidCentre(int atom) {
    int element = molecule.getAtomicNo(atom);
    return (element == CARBON || element == SULPHUR || element == PHOSPHORUS)
        && hasDoubleBondTo(atom, OXYGEN);
  }

  private boolean isAcylSulphonamide(int atom) {
    boolean acyl = false;
    boolean sulphonyl = false;
    for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
      int neighbour = molecule.getConnAtom(atom, i);
      boolean oxo = hasDoubleBondTo(neighbour, OXYGEN);
      acyl |= oxo && molecule.getAtomicNo(neighbour) == CARBON;
      sulphonyl |= oxo && molecule.getAtomicNo(neighbour) == SULPHUR;
    }
    return acyl && sulphonyl;
  }

  private boolean isTetrazole(int atom) {
    if (!molecule.isAromaticAtom(atom)) {
      return false;
    }
    for (int ring = 0; ring < molecule.getRingSet().getSize(); ring++) {
      int[] members = molecule.getRingSet().getRingAtoms(ring);
      int nitrogens = 0;
      boolean contains = false;
      for (int member : members) {
        nitrogens += molecule.getAtomicNo(member) == NITROGEN ? 1 : 0;
        contains |= member == atom;
      }
      if (contains && members.length == 5 && nitrogens == 4) {
        return true;
      }
    }
    return false;
  }

  private boolean isAmine(int atom) {
    if (molecule.getAtomicNo(atom) != NITROGEN
        || molecule.isAromaticAtom(atom)
        || molecule.getConnAtoms(atom) == 0) {
      return false;
    }
    for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
      int neighbour = molecule.getConnAtom(atom, i);
      if (molecule.getConnBondOrder(atom, i) != 1
          || molecule.getAtomicNo(neighbour) != CARBON
          || molecule.isAromaticAtom(neighbour)
          || molecule.getAtomPi(neighbour) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isAmidine(int atom) {
    if (molecule.getAtomicNo(atom) != NITROGEN || molecule.isAromaticAtom(atom)) {
      return false;
    }
    for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
      int carbon = molecule.getConnAtom(atom, i);
      if (molecule.getConnBondOrder(atom, i) == 2
          && molecule.getAtomicNo(carbon) == CARBON
          && !molecule.isAromaticAtom(carbon)) {
        return isBasic(atom, carbon) && hasBasicAmino(carbon, atom);
      }
    }
    return false;
  }

  private boolean hasBasicAmino(int carbon, int imine) {
    boolean found = false;
    for (int i = 0; i < molecule.getConnAtoms(carbon); i++) {
      int neighbour = molecule.getConnAtom(carbon, i);
      if (neighbour != imine && molecule.getAtomicNo(neighbour) == NITROGEN) {
        if (molecule.isAromaticAtom(neighbour) || !isBasic(neighbour, carbon)) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /** Whether a nitrogen of an amidine has, besides the carbon, aryl, alkyl and hydrogen only. */
  private boolean isBasic(int nitrogen, int carbon) {
    for (int i = 0; i < molecule.getConnAtoms(nitrogen); i++) {
      int neighbour = molecule.getConnAtom(nitrogen, i);
      boolean aryl = molecule.isAromaticAtom(neighbour);
      if (neighbour != carbon
          && (molecule.getAtomicNo(neighbour) != CARBON
              || (!aryl && molecule.getAtomPi(neighbour) != 0))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasDoubleBondTo(int atom, int element) {
    for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
      if (molecule.getConnBondOrder(atom, i) == 2
          && molecule.getAtomicNo(molecule.getConnAtom(atom, i)) == element) {
        return true;
      }
    }
    return false;
  }
}
