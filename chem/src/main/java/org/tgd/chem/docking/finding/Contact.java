package org.tgd.chem.docking.finding;

import java.util.Locale;

/**
 * Something between one atom of the ligand and one of the receptor, or between two groups of which
 * these are the nearest atoms.
 *
 * @param kind what it is
 * @param ligandAtom index of the atom in the ligand
 * @param residue the receptor's residue, such as {@code SER A 280}
 * @param receptorAtom the name of the atom there
 * @param distance between the two, Å; between the middles of the groups where the kind is of groups
 */
public record Contact(
    Kind kind, int ligandAtom, String residue, String receptorAtom, double distance) {
  /** Kinds of contacts. */
  public enum Kind {
    /** Donor and acceptor near enough for the hydrogen bond term. */
    HYDROGEN_BOND,
    /** A metal ion and an atom that accepts hydrogen bonds, as near as that term begins. */
    METAL,
    /** Opposite charges, middles of the groups less than 5.5 Å apart. */
    SALT_BRIDGE,
    /** Aromatic rings face to face or edge to face, middles less than 5.5 Å apart. */
    PI_STACKING,
    /** A positive charge over an aromatic ring, middles less than 6 Å apart. */
    CATION_PI,
    /** Cl, Br or I of the ligand that points at O, N or S of the receptor within 4 Å. */
    HALOGEN_BOND,
    /** Two lipophilic atoms whose surfaces are less than half an ångström apart. */
    HYDROPHOBIC,
    /** Surfaces overlap by more than 0.7 Å without a hydrogen bond. */
    CLASH;

    /** The name in words, such as {@code hydrogen bond}. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
