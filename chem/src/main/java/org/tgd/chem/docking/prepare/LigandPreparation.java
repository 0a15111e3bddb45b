package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.Canonizer;
import com.actelion.research.chem.IsomericSmilesCreator;
import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.prepare.PreparedLigand.Bond;
import org.tgd.core.input.InputException;

/**
 * Makes ligands from SMILES: protonation at pH 7.4 by rules, one conformer relaxed by MMFF94,
 * AutoDock types, torsion tree. Stereo is kept; of the isomers that the SMILES leaves open one is
 * taken by the seed.
 */
public final class LigandPreparation {
  private LigandPreparation() {}

  /**
   * Prepares a molecule.
   *
   * @param smiles one connected molecule
   * @param seed decides the conformer; the same seed gives the same ligand
   * @throws InputException if the SMILES cannot be read, has elements that docking does not know,
   *     several parts, too many atoms or torsions, or no conformer
   */
  public static PreparedLigand prepare(String smiles, long seed) {
    return prepare(smiles, seed, Charges.BY_RULES);
  }

  /** Who decides the charges of a ligand. */
  public enum Charges {
    /** The rules for pH 7.4. */
    BY_RULES,
    /** The SMILES; what it leaves neutral stays so. */
    AS_WRITTEN
  }

  /**
   * Prepares a molecule with its charges as said.
   *
   * @param smiles one connected molecule
   * @param seed decides the conformer
   * @param charges who decides them
   * @throws InputException as {@link #prepare(String, long)}
   */
  public static PreparedLigand prepare(String smiles, long seed, Charges charges) {
    Protonated protonated = Protonated.of(smiles, charges).isomer(seed);
    List<StereoMolecule> conformers = Structures.conformers(protonated.molecule(), seed);
    conformers.forEach(conformer -> conformer.ensureHelperArrays(Molecule.cHelperRings));
    return assemble(protonated, conformers);
  }

  /**
   * The identifier of a molecule as protonated for docking (OpenChemLib's idcode): equal for equal
   * molecules, however they are written.
   *
   * @throws InputException as {@link #prepare(String, long)}
   */
  public static String identifier(String smiles) {
    return Protonated.of(smiles, Charges.BY_RULES).identifier();
  }

  /**
   * A molecule as protonated, its atoms in canonical order, so that the outcome does not depend on
   * how it was written.
   *
   * @param smilesAtom for each heavy atom its number in the SMILES, from 1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Protonated(
      String smiles, String identifier, StereoMolecule molecule, int[] smilesAtom, int isomers) {
    /** With the stereo that the SMILES leaves open decided by the seed. */
    Protonated isomer(long seed) {
      StereoIsomers.Chosen chosen = StereoIsomers.choose(molecule, seed);
      return new Protonated(smiles, identifier, chosen.molecule(), smilesAtom, chosen.count());
    }

    static Protonated of(String smiles, Charges charges) {
      StereoMolecule parsed = Structures.parse(smiles);
      if (charges == Charges.BY_RULES) {
        Protonation.apply(parsed);
      }
      parsed.ensureHelperArrays(Molecule.cHelperCIP);
      Canonizer canonizer = new Canonizer(parsed);
      StereoMolecule ordered = canonizer.getCanMolecule();
      ordered.ensureHelperArrays(Molecule.cHelperCIP);
      int[] index = canonizer.getGraphIndexes();
      int[] smilesAtom = new int[parsed.getAtoms()];
      for (int atom = 0; atom < smilesAtom.length; atom++) {
        smilesAtom[index[atom]] = atom + 1;
      }
      return new Protonated(smiles, canonizer.getIDCode(), ordered, smilesAtom, 1);
    }
  }

  private static PreparedLigand assemble(Protonated protonated, List<StereoMolecule> conformers) {
    StereoMolecule conformer = conformers.get(0);
    AtomTyping typing = new AtomTyping(conformer);
    boolean[] kept = typing.kept();
    TorsionTree.Layout layout = TorsionTree.of(conformer, kept);
    List<PdbqtAtom> atoms = new ArrayList<>();
    List<Integer> smilesAtoms = new ArrayList<>();
    List<Integer> charges = new ArrayList<>();
    int[] placedAt = new int[kept.length];
    for (int atom : layout.order()) {
      placedAt[atom] = atoms.size();
      boolean heavy = conformer.getAtomicNo(atom) != 1;
      String label = conformer.getAtomLabel(atom) + (heavy ? protonated.smilesAtom()[atom] : "");
      atoms.add(
          new PdbqtAtom(
              label,
              "UNL 1",
              round(conformer.getAtomX(atom)),
              round(conformer.getAtomY(atom)),
              round(conformer.getAtomZ(atom)),
              typing.typeOf(atom)));
      smilesAtoms.add(heavy ? protonated.smilesAtom()[atom] : 0);
      charges.add(conformer.getAtomCharge(atom));
    }
    List<Bond> bonds = new ArrayList<>();
    for (int bond = 0; bond < conformer.getAllBonds(); bond++) {
      int from = conformer.getBondAtom(0, bond);
      int to = conformer.getBondAtom(1, bond);
      if (kept[from] && kept[to]) {
        bonds.add(new Bond(placedAt[from], placedAt[to], conformer.getBondOrder(bond)));
      }
    }
    Ligand ligand =
        Ligand.of(atoms, layout.branches(), layout.branchOf(), layout.closures())
            .withForms(
                conformers.stream().skip(1).map(c -> coordinates(c, layout.order())).toList());
    String written = new IsomericSmilesCreator(protonated.molecule()).getSmiles();
    return new PreparedLigand(
        protonated.smiles(),
        written,
        protonated.identifier(),
        ligand,
        smilesAtoms,
        charges,
        bonds,
        new PreparedLigand.Stereo(protonated.isomers(), written));
  }

  private static double[] coordinates(StereoMolecule conformer, int[] order) {
    double[] all = new double[3 * order.length];
    for (int i = 0; i < order.length; i++) {
      all[3 * i] = round(conformer.getAtomX(order[i]));
      all[3 * i + 1] = round(conformer.getAtomY(order[i]));
      all[3 * i + 2] = round(conformer.getAtomZ(order[i]));
    }
    return all;
  }

  /** Coordinates as PDBQT writes them, so that a ligand read back is the same ligand. */
  private static double round(double coordinate) {
    return Math.rint(coordinate * 1000) / 1000;
  }
}
