package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;

/**
 * Charges at pH 7.4 by rules: carboxylic, sulphonic, sulphinic, phosphonic and phosphoric acids,
 * tetrazoles and acyl sulphonamides lose a proton; aliphatic amines, amidines, guanidines and the
 * ring nitrogen of 4-aminopyridines gain one (pKa of 4-aminopyridine 9.1, 4-aminoquinoline 9.2,
 * 9-aminoacridine 10.0, tacrine 9.8: Perrin, Dissociation Constants of Organic Bases in Aqueous
 * Solution, 1965; with alkyl or hydrogen on the amino group and no acceptor on the ring). Besides
 * the aminopyridines the same groups as Open Babel's model at that pH, on which DOCKSTRING's scores
 * rest (García Ortegón et al., J Chem Inf Model 2022, 62, 3486); atoms that carry a charge already
 * are left.
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
        } else if (isAmine(atom) || isAmidine(atom) || isAminopyridine(atom)) {
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

  private boolean isAminopyridine(int atom) {
    if (molecule.getAtomicNo(atom) != NITROGEN
        || !molecule.isAromaticAtom(atom)
        || molecule.getConnAtoms(atom) != 2) {
      return false;
    }
    for (int ring = 0; ring < molecule.getRingSet().getSize(); ring++) {
      int[] members = molecule.getRingSet().getRingAtoms(ring);
      for (int i = 0; i < members.length; i++) {
        if (members[i] == atom && members.length == 6 && isPyridine(members)) {
          return hasAlkylAmino(members[(i + 3) % 6]);
        }
      }
    }
    return false;
  }

  /** One nitrogen, and nothing on the ring that draws electrons. */
  private boolean isPyridine(int[] ring) {
    int nitrogens = 0;
    for (int atom : ring) {
      nitrogens += molecule.getAtomicNo(atom) == NITROGEN ? 1 : 0;
      for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
        int next = molecule.getConnAtom(atom, i);
        boolean outside = !molecule.isAromaticAtom(next);
        boolean plain = molecule.getAtomicNo(next) == CARBON && molecule.getAtomPi(next) == 0;
        if (outside && !plain && !isAlkylAmino(next, atom)) {
          return false;
        }
      }
    }
    return nitrogens == 1;
  }

  private boolean hasAlkylAmino(int atom) {
    for (int i = 0; i < molecule.getConnAtoms(atom); i++) {
      if (!molecule.isAromaticAtom(molecule.getConnAtom(atom, i))
          && isAlkylAmino(molecule.getConnAtom(atom, i), atom)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAlkylAmino(int nitrogen, int ringAtom) {
    if (molecule.getAtomicNo(nitrogen) != NITROGEN || molecule.getAtomCharge(nitrogen) != 0) {
      return false;
    }
    for (int i = 0; i < molecule.getConnAtoms(nitrogen); i++) {
      int next = molecule.getConnAtom(nitrogen, i);
      if (next != ringAtom
          && (molecule.getAtomicNo(next) != CARBON
              || molecule.isAromaticAtom(next)
              || molecule.getAtomPi(next) != 0)) {
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
