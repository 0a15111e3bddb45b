package org.tgd.chem.docking.finding;

/**
 * Something between one atom of the ligand and one of the receptor.
 *
 * @param kind what it is
 * @param ligandAtom index of the atom in the ligand
 * @param residue the receptor's residue, such as {@code SER A 280}
 * @param receptorAtom the name of the atom there
 * @param distance between the two, Å
 */
public record Contact(
    Kind kind, int ligandAtom, String residue, String receptorAtom, double distance) {
  /** Kinds of contacts. */
  public enum Kind {
    /** Donor and acceptor near enough for the hydrogen bond term. */
    HYDROGEN_BOND,
    /** Two lipophilic atoms whose surfaces are less than half an ångström apart. */
    HYDROPHOBIC,
    /** Surfaces overlap by more than 0.7 Å without a hydrogen bond. */
    CLASH
  }
}
