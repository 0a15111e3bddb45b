package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.docking.structure.AtomSite;

/**
 * What the atoms of a group without a name that is known do in hydrogen bonds, from where they lie:
 * bond orders by lengths and angles, then charges at pH 7.4 by the rules for ligands. For
 * cofactors, modified residues and whatever else stands in a receptor.
 */
public final class PlacedGroup {
  private PlacedGroup() {}

  /**
   * What one atom does.
   *
   * @param aromatic whether it is part of an aromatic ring
   * @param accepts whether a nitrogen has a lone pair to accept a hydrogen bond
   * @param donates whether it carries a hydrogen
   */
  public record Role(boolean aromatic, boolean accepts, boolean donates) {}

  /**
   * The roles of some atoms.
   *
   * @param atoms heavy atoms and those hydrogens that are known
   * @param bonds pairs of indices of these atoms
   * @param complete whether the hydrogens given are all; otherwise they are added by the rules
   */
  public static List<Role> roles(List<AtomSite> atoms, List<int[]> bonds, boolean complete) {
    StereoMolecule molecule = new StereoMolecule();
    for (AtomSite atom : atoms) {
      int number = Molecule.getAtomicNoFromLabel(symbol(atom.element()));
      int index = molecule.addAtom(number == 0 ? 6 : number);
      molecule.setAtomX(index, atom.x());
      molecule.setAtomY(index, atom.y());
      molecule.setAtomZ(index, atom.z());
    }
    for (int[] bond : bonds) {
      molecule.addBond(bond[0], bond[1], Molecule.cBondTypeSingle);
    }
    BondOrders.assign(molecule);
    if (!complete) {
      CommonTautomer.apply(molecule);
      Protonation.apply(molecule);
    }
    molecule.ensureHelperArrays(Molecule.cHelperRings);
    return read(molecule, atoms, complete);
  }

  private static String symbol(String element) {
    return element.isEmpty()
        ? "C"
        : element.charAt(0) + element.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  /** The library moves hydrogens behind the other atoms; the order of the others stays. */
  private static List<Role> read(StereoMolecule molecule, List<AtomSite> atoms, boolean complete) {
    List<Role> roles = new ArrayList<>();
    int heavy = 0;
    for (AtomSite atom : atoms) {
      if (atom.isHydrogen()) {
        roles.add(new Role(false, false, false));
      } else {
        int hydrogens =
            complete
                ? molecule.getAllConnAtoms(heavy) - molecule.getConnAtoms(heavy)
                : molecule.getAllHydrogens(heavy);
        roles.add(
            new Role(
                molecule.isAromaticAtom(heavy),
                molecule.getAtomicNo(heavy) == 7 && accepts(molecule, heavy, hydrogens),
                hydrogens > 0 && !isAcid(molecule, heavy)));
        heavy++;
      }
    }
    return roles;
  }

  /** A nitrogen at the end of a chain is an amino group unless it ends a triple bond. */
  private static boolean accepts(StereoMolecule molecule, int nitrogen, int hydrogens) {
    int bonded = molecule.getConnAtoms(nitrogen);
    boolean amino = bonded == 1 && hydrogens > 0 && molecule.getAtomPi(nitrogen) < 2;
    return !amino && new AtomTyping(molecule).accepts(nitrogen, bonded + hydrogens);
  }

  /** An oxygen at the end on phosphorus or sulphur, which lose their protons. */
  private static boolean isAcid(StereoMolecule molecule, int atom) {
    if (molecule.getAtomicNo(atom) != 8 || molecule.getConnAtoms(atom) != 1) {
      return false;
    }
    int centre = molecule.getAtomicNo(molecule.getConnAtom(atom, 0));
    return centre == 15 || centre == 16;
  }
}
