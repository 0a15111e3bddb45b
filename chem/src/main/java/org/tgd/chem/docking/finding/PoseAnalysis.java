package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;

/**
 * What a pose looks like from each of its atoms.
 *
 * @param score the scoring function's terms, in all and by atom
 * @param contacts hydrogen bonds and all other kinds of contacts, by ligand atom
 * @param exposure for each atom the share of its surface that solvent reaches, 0 to 1; 0 for
 *     hydrogens
 * @param room for each atom the free pocket next to it
 */
public record PoseAnalysis(
    Score score, List<Contact> contacts, List<Double> exposure, List<Room> room) {
  /** An atom of which solvent reaches less than this share of the surface is buried. */
  public static final double BURIED = 0.25;

  /** An atom of which solvent reaches more than this share of the surface lies in solvent. */
  public static final double EXPOSED = 0.4;

  private static final double HYDROPHOBIC_GAP = 0.5;
  private static final double CLASH_OVERLAP = -0.7;

  /**
   * Free pocket next to an atom: points at least 3 Å from the ligand, outside of the receptor,
   * where a further carbon would gain.
   *
   * @param volume Å³
   * @param gainKcalPerMol the intermolecular energy of a lipophilic carbon at the best point, not
   *     positive
   * @param residues the residues that line it, nearest first, at most three
   */
  public record Room(double volume, double gainKcalPerMol, List<String> residues) {
    /** No room. */
    public static final Room NONE = new Room(0, 0, List.of());

    /** Copies the list. */
    public Room {
      residues = List.copyOf(residues);
    }
  }

  /** Copies the lists. */
  public PoseAnalysis {
    contacts = List.copyOf(contacts);
    exposure = List.copyOf(exposure);
    room = List.copyOf(room);
  }

  /** Analyses a placed ligand. */
  public static PoseAnalysis of(Ligand ligand, Receptor receptor) {
    List<Contact> contacts = contacts(ligand, receptor);
    Surroundings surroundings = new Surroundings(ligand, receptor);
    return new PoseAnalysis(
        Score.of(ligand, receptor), contacts, surroundings.exposure(), surroundings.room());
  }

  /** The contacts alone, by ligand atom: the fingerprint of the interactions of a pose. */
  public static List<Contact> contacts(Ligand ligand, Receptor receptor) {
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < ligand.atoms().size(); i++) {
      if (ligand.type(i).isPresent()) {
        addContacts(ligand, i, receptor, contacts);
      }
    }
    contacts.addAll(GroupContacts.of(ligand, receptor));
    contacts.sort(Comparator.comparingInt(Contact::ligandAtom));
    return contacts;
  }

  private static void addContacts(
      Ligand ligand, int atom, Receptor receptor, List<Contact> contacts) {
    PdbqtAtom at = ligand.atoms().get(atom);
    InteractionType type = ligand.type(atom).orElseThrow();
    for (int j = 0; j < receptor.heavyAtoms().size(); j++) {
      PdbqtAtom other = receptor.heavyAtoms().get(j);
      double squared = at.distanceSquared(other);
      if (squared < 36) {
        InteractionType otherType = receptor.type(j);
        double distance = Math.sqrt(squared);
        double gap = distance - type.radius() - otherType.radius();
        Contact.Kind kind = kind(type, otherType, gap);
        if (kind != null) {
          contacts.add(new Contact(kind, atom, other.residue(), other.name(), distance));
        }
      }
    }
  }

  private static Contact.Kind kind(InteractionType a, InteractionType b, double gap) {
    if (a.bondsWith(b) && gap < 0) {
      boolean metal = a == InteractionType.METAL || b == InteractionType.METAL;
      return metal ? Contact.Kind.METAL : Contact.Kind.HYDROGEN_BOND;
    }
    if (gap < CLASH_OVERLAP) {
      return Contact.Kind.CLASH;
    }
    boolean lipophilic = a.isHydrophobic() && b.isHydrophobic();
    return lipophilic && gap < HYDROPHOBIC_GAP ? Contact.Kind.HYDROPHOBIC : null;
  }

  /** The contacts of one kind that an atom has. */
  public List<Contact> contacts(int atom, Contact.Kind kind) {
    return contacts.stream().filter(c -> c.ligandAtom() == atom && c.kind() == kind).toList();
  }

  /** The hydrogen bonds and bonds to metals that an atom has. */
  public List<Contact> polarContacts(int atom) {
    return contacts.stream()
        .filter(c -> c.ligandAtom() == atom)
        .filter(c -> c.kind() == Contact.Kind.HYDROGEN_BOND || c.kind() == Contact.Kind.METAL)
        .toList();
  }

  /** The buried donors and acceptors that have no hydrogen bond to the receptor. */
  public List<Integer> unsatisfied(Ligand ligand) {
    List<Integer> atoms = new ArrayList<>();
    for (int i = 0; i < ligand.atoms().size(); i++) {
      boolean polar = ligand.type(i).filter(t -> t.isDonor() || t.isAcceptor()).isPresent();
      if (polar && exposure.get(i) < BURIED && polarContacts(i).isEmpty()) {
        atoms.add(i);
      }
    }
    return List.copyOf(atoms);
  }
}
