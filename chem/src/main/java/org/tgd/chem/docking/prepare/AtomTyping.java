package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.StereoMolecule;
import org.tgd.chem.docking.AtomType;

/** AutoDock types from a structure, by the rules of Open Babel's PDBQT writer. */
final class AtomTyping {
  private final StereoMolecule molecule;

  AtomTyping(StereoMolecule molecule) {
    this.molecule = molecule;
  }

  /** The type of an atom; a hydrogen counts as polar on nitrogen and oxygen. */
  AtomType typeOf(int atom) {
    return switch (molecule.getAtomicNo(atom)) {
      case 1 -> isPolarHydrogen(atom) ? AtomType.HD : AtomType.H;
      case 6 -> molecule.isAromaticAtom(atom) ? AtomType.A : AtomType.C;
      case 7 -> accepts(atom, molecule.getAllConnAtoms(atom)) ? AtomType.NA : AtomType.N;
      case 8 -> AtomType.OA;
      case 9 -> AtomType.F;
      case 15 -> AtomType.P;
      case 16 -> AtomType.S;
      case 17 -> AtomType.CL;
      case 35 -> AtomType.BR;
      case 53 -> AtomType.I;
      default -> throw new IllegalArgumentException("element " + molecule.getAtomicNo(atom));
    };
  }

  /** Whether each atom is written: all but hydrogens that are not polar. */
  boolean[] kept() {
    boolean[] kept = new boolean[molecule.getAllAtoms()];
    for (int atom = 0; atom < kept.length; atom++) {
      kept[atom] = typeOf(atom) != AtomType.H;
    }
    return kept;
  }

  private boolean isPolarHydrogen(int atom) {
    int heavy = molecule.getAtomicNo(molecule.getConnAtom(atom, 0));
    return heavy == 7 || heavy == 8;
  }

  /** A nitrogen accepts unless it has four neighbours, hydrogens included, or three in a plane. */
  boolean accepts(int atom, int neighbours) {
    return neighbours < 3 || (neighbours == 3 && !isPlanar(atom));
  }

  private boolean isPlanar(int nitrogen) {
    if (molecule.isAromaticAtom(nitrogen) || molecule.getAtomPi(nitrogen) > 0) {
      return true;
    }
    for (int i = 0; i < molecule.getConnAtoms(nitrogen); i++) {
      int neighbour = molecule.getConnAtom(nitrogen, i);
      int element = molecule.getAtomicNo(neighbour);
      boolean unsaturated = molecule.isAromaticAtom(neighbour) || molecule.getAtomPi(neighbour) > 0;
      if ((element == 6 || element == 7) && unsaturated) {
        return true;
      }
    }
    return false;
  }
}
