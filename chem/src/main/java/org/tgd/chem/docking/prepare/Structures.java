package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.SmilesParser;
import com.actelion.research.chem.StereoMolecule;
import com.actelion.research.chem.forcefield.mmff.BadAtomTypeException;
import com.actelion.research.chem.forcefield.mmff.BadRingAromException;
import com.actelion.research.chem.forcefield.mmff.ForceFieldMMFF94;
import java.util.Set;
import org.openmolecules.chem.conf.gen.ConformerGenerator;
import org.openmolecules.chem.conf.so.ConformationSelfOrganizer;
import org.openmolecules.chem.conf.so.SelfOrganizedConformer;
import org.tgd.chem.Smiles;
import org.tgd.core.InputException;

/** Parses SMILES and builds conformers with OpenChemLib. */
final class Structures {
  private static final Set<Integer> ELEMENTS = Set.of(1, 6, 7, 8, 9, 15, 16, 17, 35, 53);
  private static final int MAX_HEAVY_ATOMS = 200;
  private static final int RING_TRIES = 3;
  private static final int MINIMISER_STEPS = 2000;

  private Structures() {}

  /**
   * Parses a SMILES of one connected molecule of the elements that docking knows.
   *
   * @throws InputException if it is none, with the reason
   */
  static StereoMolecule parse(String smiles) {
    if (Smiles.read(smiles) instanceof Smiles.Refused refused) {
      throw new InputException("'" + shown(smiles) + "' is no molecule: " + refused.message());
    }
    StereoMolecule molecule = new StereoMolecule();
    read(molecule, smiles);
    molecule.ensureHelperArrays(Molecule.cHelperParities);
    requireDockable(molecule, smiles);
    return molecule;
  }

  private static void read(StereoMolecule molecule, String smiles) {
    try {
      new SmilesParser().parse(molecule, smiles.strip());
    } catch (Exception e) { // the library declares nothing narrower
      throw new InputException("'" + shown(smiles) + "' cannot be docked: " + e.getMessage(), e);
    }
  }

  private static void requireDockable(StereoMolecule molecule, String smiles) {
    String start = "'" + shown(smiles) + "' cannot be docked: ";
    if (molecule.getAtoms() == 0) {
      throw new InputException(start + "it has no heavy atom");
    }
    if (molecule.getAtoms() > MAX_HEAVY_ATOMS) {
      throw new InputException(
          start + "it has " + molecule.getAtoms() + " heavy atoms; at most " + MAX_HEAVY_ATOMS);
    }
    for (int atom = 0; atom < molecule.getAllAtoms(); atom++) {
      if (!ELEMENTS.contains(molecule.getAtomicNo(atom))) {
        throw new InputException(
            start
                + "atom "
                + (atom + 1)
                + " is "
                + molecule.getAtomLabel(atom)
                + "; the scoring function knows H, C, N, O, F, P, S, Cl, Br and I");
      }
    }
    int[] fragments = new int[molecule.getAllAtoms()];
    int count = molecule.getFragmentNumbers(fragments, false, false);
    if (count > 1) {
      throw new InputException(
          start + "it has " + count + " parts; give one molecule, without counter-ions");
    }
  }

  static String shown(String smiles) {
    return smiles.length() <= 80 ? smiles : smiles.substring(0, 77) + "...";
  }

  /**
   * The molecule with all hydrogens and coordinates: conformers by self-organisation, relaxed by
   * MMFF94 where its parameters cover the molecule; the one of least energy.
   *
   * @param seed the same seed gives the same conformer
   * @throws InputException if no conformer can be made
   */
  static StereoMolecule conformer(StereoMolecule molecule, long seed) {
    StereoMolecule complete = new StereoMolecule(molecule);
    ConformerGenerator.addHydrogenAtoms(complete);
    complete.ensureHelperArrays(Molecule.cHelperCIP);
    int tries = hasFlexibleRing(complete) ? RING_TRIES : 1;
    StereoMolecule best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < tries; i++) {
      SelfOrganizedConformer raw =
          new ConformationSelfOrganizer(complete, true)
              .generateOneConformer(seed * RING_TRIES + i + 1);
      if (raw != null) {
        StereoMolecule conformer = raw.toMolecule();
        double energy = relax(conformer);
        if (best == null || energy < least) {
          best = conformer;
          least = energy;
        }
      }
    }
    if (best == null) {
      throw new InputException("no three-dimensional structure could be made; strained rings?");
    }
    return best;
  }

  private static boolean hasFlexibleRing(StereoMolecule molecule) {
    for (int bond = 0; bond < molecule.getBonds(); bond++) {
      if (molecule.isRingBond(bond) && !molecule.isAromaticBond(bond)) {
        return true;
      }
    }
    return false;
  }

  /** Relaxes in place; the energy in kcal/mol, or infinity where MMFF94 has no parameters. */
  private static double relax(StereoMolecule conformer) {
    ForceFieldMMFF94.initialize(ForceFieldMMFF94.MMFF94SPLUS);
    double[] before = coordinates(conformer);
    try {
      ForceFieldMMFF94 field = new ForceFieldMMFF94(conformer, ForceFieldMMFF94.MMFF94SPLUS);
      field.minimise(MINIMISER_STEPS, 1e-4, 1e-6);
      double energy = field.getTotalEnergy();
      if (Double.isFinite(energy) && isFinite(coordinates(conformer))) {
        return energy;
      }
    } catch (BadAtomTypeException | BadRingAromException e) {
      restore(conformer, before); // no parameters: the geometry stands as it is
      return Double.POSITIVE_INFINITY;
    }
    restore(conformer, before);
    return Double.POSITIVE_INFINITY;
  }

  private static boolean isFinite(double[] coordinates) {
    for (double value : coordinates) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static double[] coordinates(StereoMolecule molecule) {
    double[] all = new double[3 * molecule.getAllAtoms()];
    for (int atom = 0; atom < molecule.getAllAtoms(); atom++) {
      all[3 * atom] = molecule.getAtomX(atom);
      all[3 * atom + 1] = molecule.getAtomY(atom);
      all[3 * atom + 2] = molecule.getAtomZ(atom);
    }
    return all;
  }

  private static void restore(StereoMolecule molecule, double[] coordinates) {
    for (int atom = 0; atom < molecule.getAllAtoms(); atom++) {
      molecule.setAtomX(atom, coordinates[3 * atom]);
      molecule.setAtomY(atom, coordinates[3 * atom + 1]);
      molecule.setAtomZ(atom, coordinates[3 * atom + 2]);
    }
  }
}
