package org.tgd.workbench.cli.molecule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tgd.chem.docking.finding.Contact;
import org.tgd.chem.docking.prepare.PreparedLigand;

/**
 * What became of a molecule of a library.
 *
 * @param number its place in the library, from 1
 * @param row what is printed
 * @param heavyAtoms of the molecule; 0 if it was not docked
 * @param interactions of the best pose
 */
record DockOutcome(
    int number, MoleculeDockRow row, int heavyAtoms, List<Interaction> interactions) {
  DockOutcome {
    interactions = List.copyOf(interactions);
  }

  /**
   * A contact with the receptor.
   *
   * @param residue such as {@code SER A 280}
   * @param kind of the contact in small letters, such as {@code hydrogen_bond}
   * @param ligandAtom the atom in the SMILES, from 1, with its element
   * @param receptorAtom its name
   * @param distance Å
   */
  record Interaction(
      String residue, String kind, String ligandAtom, String receptorAtom, double distance) {
    static Interaction of(Contact contact, PreparedLigand prepared) {
      String element =
          prepared.ligand().atoms().get(contact.ligandAtom()).name().replaceAll("[0-9]", "");
      return new Interaction(
          contact.residue(),
          contact.kind().name().toLowerCase(Locale.ROOT),
          element + prepared.smilesAtoms().get(contact.ligandAtom()),
          contact.receptorAtom(),
          Math.rint(contact.distance() * 1000) / 1000);
    }
  }

  /** Affinity over heavy atoms, kcal/mol, if it was docked. */
  Optional<Double> efficiency() {
    return row.affinity().map(affinity -> affinity / heavyAtoms);
  }
}
