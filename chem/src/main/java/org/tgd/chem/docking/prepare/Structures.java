package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.SmilesParser;
import com.actelion.research.chem.StereoMolecule;
import com.actelion.research.chem.forcefield.mmff.BadAtomTypeException;
import com.actelion.research.chem.forcefield.mmff.BadRingAromException;
import com.actelion.research.chem.forcefield.mmff.ForceFieldMMFF94;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmolecules.chem.conf.gen.ConformerGenerator;
import org.openmolecules.chem.conf.so.ConformationSelfOrganizer;
import org.openmolecules.chem.conf.so.SelfOrganizedConformer;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;

/** Parses SMILES and builds conformers with OpenChemLib. */
final class Structures {
  /**
   * Held while conformers are made: OpenChemLib fills tables on first use without a lock of its
   * own, and two threads that come first at once get other conformers.
   */
  private static final Object LIBRARY = new Object();

  private static final Set<Integer> ELEMENTS = Set.of(1, 6, 7, 8, 9, 15, 16, 17, 35, 53);
  private static final int MAX_HEAVY_ATOMS = 200;

  /** Conformers made to find the forms of rings and other parts that torsions leave as they are. */
  private static final int FORM_TRIES = 12;

  /** Forms that cost more than this, kcal/mol, are left out. */
  private static final double MAX_STRAIN = 6;

  /** In vacuum charges would fold the molecule upon itself; in water they hardly do. */
  private static final Map<String, Object> UNCHARGED = Map.of("electrostatic", false);

  private static final int MINIMISER_STEPS = 2000;

  static {
    // the library fills its tables without locking; a class is initialised once
    ForceFieldMMFF94.initialize(ForceFieldMMFF94.MMFF94SPLUS);
  }

  private Structures() {}

  /**
   * Parses a SMILES of one connected molecule of the elements that docking knows.
   *
   * @throws InputException if it is none, with the reason
   */
  static StereoMolecule parse(String smiles) {
    Smiles.Reading reading = Smiles.read(smiles);
    if (reading instanceof Smiles.Refused refused) {
      throw new InputException("'" + shown(smiles) + "' is no molecule: " + refused.message());
    }
    requireDockable(((Smiles.Accepted) reading).molecule(), smiles);
    StereoMolecule molecule = new StereoMolecule();
    read(molecule, smiles);
    molecule.ensureHelperArrays(Molecule.cHelperParities);
    return molecule;
  }

  private static void read(StereoMolecule molecule, String smiles) {
    try {
      new SmilesParser().parse(molecule, smiles.strip());
    } catch (Exception e) { // the library declares nothing narrower
      throw new InputException("'" + shown(smiles) + "' cannot be docked: " + e.getMessage(), e);
    }
  }

  private static void requireDockable(org.tgd.chem.graph.Molecule molecule, String smiles) {
    String start = "'" + shown(smiles) + "' cannot be docked: ";
    Graph graph = molecule.graph();
    int heavy = 0;
    for (int atom = 0; atom < graph.atoms(); atom++) {
      int element = graph.element(atom);
      heavy += element > 1 ? 1 : 0;
      if (!ELEMENTS.contains(element)) {
        throw new InputException(
            start
                + "atom "
                + (atom + 1)
                + " is "
                + Molecule.cAtomLabel[element]
                + "; the scoring function knows H, C, N, O, F, P, S, Cl, Br and I");
      }
    }
    if (heavy == 0) {
      throw new InputException(start + "it has no heavy atom");
    }
    if (heavy > MAX_HEAVY_ATOMS) {
      throw new InputException(
          start + "it has " + heavy + " heavy atoms; at most " + MAX_HEAVY_ATOMS);
    }
    if (molecule.fragments() > 1) {
      throw new InputException(
          start
              + "it has "
              + molecule.fragments()
              + " parts; give one molecule, without counter-ions");
    }
  }

  static String shown(String smiles) {
    return smiles.length() <= 80 ? smiles : smiles.substring(0, 77) + "...";
  }

  /**
   * The molecule with all hydrogens and coordinates, once for each form of its rigid parts that was
   * found: conformers by self-organisation, relaxed by MMFF94 without electrostatics where its
   * parameters cover the molecule, least energy first.
   *
   * @param seed the same seed gives the same conformers
   * @throws InputException if no conformer can be made, or it has too many torsions
   */
  static List<StereoMolecule> conformers(StereoMolecule molecule, long seed) {
    synchronized (LIBRARY) {
      return conformersAlone(molecule, seed);
    }
  }

  private static List<StereoMolecule> conformersAlone(StereoMolecule molecule, long seed) {
    StereoMolecule complete = new StereoMolecule(molecule);
    ConformerGenerator.addHydrogenAtoms(complete);
    complete.ensureHelperArrays(Molecule.cHelperCIP);
    Ligand.requireSearchable(TorsionTree.count(complete));
    RigidForms forms = RigidForms.of(complete);
    int tries = forms.hasChoice() ? FORM_TRIES : 1;
    List<StereoMolecule> found = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      SelfOrganizedConformer raw =
          new ConformationSelfOrganizer(complete, true)
              .generateOneConformer(seed * FORM_TRIES + i + 1);
      if (raw != null) {
        found.add(raw.toMolecule(null)); // a copy; without argument it would be the same each time
      }
    }
    if (found.isEmpty()) {
      throw new InputException("no three-dimensional structure could be made; strained rings?");
    }
    List<Conformer> relaxed =
        forms.distinct(found).stream()
            .map(conformer -> new Conformer(conformer, relax(conformer)))
            .sorted(Comparator.comparingDouble(Conformer::energy))
            .toList();
    double most = relaxed.get(0).energy() + MAX_STRAIN;
    return forms.distinct(
        relaxed.stream().filter(c -> c.energy() <= most).map(Conformer::molecule).toList());
  }

  private record Conformer(StereoMolecule molecule, double energy) {}

  /** Relaxes in place; the energy in kcal/mol, or infinity where MMFF94 has no parameters. */
  private static double relax(StereoMolecule conformer) {
    double[] before = coordinates(conformer);
    try {
      ForceFieldMMFF94 field =
          new ForceFieldMMFF94(conformer, ForceFieldMMFF94.MMFF94SPLUS, UNCHARGED);
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
