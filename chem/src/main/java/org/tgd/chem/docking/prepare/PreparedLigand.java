package org.tgd.chem.docking.prepare;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;

/**
 * A molecule ready to be docked.
 *
 * @param smiles the SMILES it was made from
 * @param protonated SMILES as protonated at pH 7.4, stereo included
 * @param identifier of the protonated molecule, equal however it is written (idcode)
 * @param ligand atoms with coordinates of a conformer, and the torsion tree
 * @param smilesAtoms for each atom of the ligand the number, from 1, of the heavy atom in the
 *     SMILES it was made from; 0 for hydrogens
 * @param charges formal charge of each atom of the ligand
 * @param bonds bonds between the ligand's atoms
 * @param stereo which isomer it is
 */
public record PreparedLigand(
    String smiles,
    String protonated,
    String identifier,
    Ligand ligand,
    List<Integer> smilesAtoms,
    List<Integer> charges,
    List<Bond> bonds,
    Stereo stereo) {
  /** Second line of a molfile: program, no date, and that the coordinates are three-dimensional. */
  private static final String PROGRAM = "\n  TGD               3D\n\n";

  /**
   * A bond of the Kekulé structure.
   *
   * @param from index of an atom in the ligand
   * @param to index of the other atom
   * @param order 1, 2 or 3
   */
  public record Bond(int from, int to, int order) {}

  /**
   * The isomer that was prepared.
   *
   * @param count how many the SMILES leaves open; 1 if it says all
   * @param isomer the one prepared, as protonated
   */
  public record Stereo(int count, String isomer) {
    /** Whether the SMILES leaves some of it open. */
    public boolean isOpen() {
      return count > 1;
    }

    /** A sentence about it; empty if nothing is open. */
    public String sentence() {
      return isOpen()
          ? "Stereo is left open: one of " + count + " isomers, taken by the seed: " + isomer + "."
          : "";
    }
  }

  /** Copies the lists and checks that nothing is missing. */
  public PreparedLigand {
    requireNonNull(smiles, "smiles");
    requireNonNull(protonated, "protonated");
    requireNonNull(identifier, "identifier");
    requireNonNull(ligand, "ligand");
    requireNonNull(stereo, "stereo");
    smilesAtoms = List.copyOf(smilesAtoms);
    charges = List.copyOf(charges);
    bonds = List.copyOf(bonds);
  }

  /**
   * A V2000 molfile of this molecule in a given pose, with polar hydrogens; the others are implied.
   *
   * @param placed this molecule's ligand, moved
   * @param title the first line; line breaks become spaces
   */
  public String molfile(Ligand placed, String title) {
    StringBuilder text = new StringBuilder(title.replaceAll("\\R", " ")).append(PROGRAM);
    text.append(
        String.format(
            Locale.ROOT,
            "%3d%3d  0  0  0  0  0  0  0  0999 V2000%n",
            placed.atoms().size(),
            bonds.size()));
    for (PdbqtAtom atom : placed.atoms()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%10.4f%10.4f%10.4f %-3s 0  0  0  0  0  0  0  0  0  0  0  0%n",
              atom.x(),
              atom.y(),
              atom.z(),
              symbol(atom)));
    }
    for (Bond bond : bonds) {
      text.append(
          String.format(
              Locale.ROOT, "%3d%3d%3d  0%n", bond.from() + 1, bond.to() + 1, bond.order()));
    }
    for (int i = 0; i < charges.size(); i++) {
      if (charges.get(i) != 0) {
        text.append(String.format(Locale.ROOT, "M  CHG  1 %3d %3d%n", i + 1, charges.get(i)));
      }
    }
    return text.append("M  END\n").toString().replace("\r\n", "\n");
  }

  private static String symbol(PdbqtAtom atom) {
    return switch (atom.type().element()) {
      case CL -> "Cl";
      case BR -> "Br";
      case METAL -> atom.type().label();
      default -> atom.type().element().name();
    };
  }
}
