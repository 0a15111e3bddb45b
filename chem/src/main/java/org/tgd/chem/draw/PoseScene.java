package org.tgd.chem.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.Contact;
import org.tgd.chem.docking.finding.PoseAnalysis;
import org.tgd.chem.docking.prepare.PreparedLigand;

/**
 * A ligand and the residues around it as points and lines, turned so that the ligand lies broadside
 * and the pocket behind it.
 *
 * @param atoms the ligand's first
 * @param bonds between atoms
 * @param hydrogenBonds from a ligand atom to one of the pocket
 * @param residues names, to which the atoms refer
 */
record PoseScene(
    List<Atom> atoms, List<Bond> bonds, List<Link> hydrogenBonds, List<String> residues) {
  private static final double NEAR = 4.5;

  PoseScene {
    atoms = List.copyOf(atoms);
    bonds = List.copyOf(bonds);
    hydrogenBonds = List.copyOf(hydrogenBonds);
    residues = List.copyOf(residues);
  }

  /**
   * An atom.
   *
   * @param symbol the element
   * @param name its name in the file
   * @param x to the right, Å from the ligand's centre
   * @param y upwards
   * @param z towards the viewer
   * @param residue index of its residue, -1 for the ligand
   */
  record Atom(String symbol, String name, double x, double y, double z, int residue) {
    boolean isLigand() {
      return residue < 0;
    }
  }

  /** A bond of order 1 to 3. */
  record Bond(int from, int to, int order) {}

  /** A hydrogen bond with its length in Å. */
  record Link(int from, int to, double length) {}

  static PoseScene of(
      PreparedLigand prepared, Ligand placed, Receptor receptor, PoseAnalysis analysis) {
    List<PdbqtAtom> pocket = pocket(placed, receptor);
    BroadsideView view = BroadsideView.of(placed, pocket);
    Map<String, Integer> residues = new LinkedHashMap<>();
    List<Atom> atoms = new ArrayList<>();
    placed.atoms().forEach(atom -> atoms.add(atom(atom, view, -1)));
    for (PdbqtAtom atom : pocket) {
      int residue = residues.computeIfAbsent(atom.residue(), key -> residues.size());
      atoms.add(atom(atom, view, residue));
    }
    List<Bond> bonds = new ArrayList<>();
    prepared.bonds().forEach(bond -> bonds.add(new Bond(bond.from(), bond.to(), bond.order())));
    int offset = placed.atoms().size();
    for (int i = 0; i < pocket.size(); i++) {
      for (int j = i + 1; j < pocket.size(); j++) {
        if (isBond(pocket.get(i), pocket.get(j))) {
          bonds.add(new Bond(offset + i, offset + j, 1));
        }
      }
    }
    return new PoseScene(
        atoms, bonds, links(analysis, pocket, offset), List.copyOf(residues.keySet()));
  }

  /** The heavy atoms of all residues with an atom near the ligand. */
  private static List<PdbqtAtom> pocket(Ligand placed, Receptor receptor) {
    Set<String> near = new LinkedHashSet<>();
    for (PdbqtAtom atom : receptor.heavyAtoms()) {
      if (placed.atoms().stream().anyMatch(a -> a.distanceSquared(atom) < NEAR * NEAR)) {
        near.add(atom.residue());
      }
    }
    return receptor.atoms().stream()
        .filter(atom -> !atom.type().isHydrogen() && near.contains(atom.residue()))
        .toList();
  }

  private static boolean isBond(PdbqtAtom a, PdbqtAtom b) {
    boolean metal =
        a.type().element() == AtomType.Element.METAL
            || b.type().element() == AtomType.Element.METAL;
    return !metal && a.isBondedTo(b);
  }

  private static Atom atom(PdbqtAtom atom, BroadsideView view, int residue) {
    double[] at = view.turned(atom);
    return new Atom(symbol(atom.type()), atom.name(), at[0], at[1], at[2], residue);
  }

  private static String symbol(AtomType type) {
    String name = type.element() == AtomType.Element.METAL ? type.label() : type.element().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<Link> links(PoseAnalysis analysis, List<PdbqtAtom> pocket, int offset) {
    List<Link> links = new ArrayList<>();
    for (Contact contact : analysis.contacts()) {
      if (contact.kind() == Contact.Kind.HYDROGEN_BOND) {
        for (int j = 0; j < pocket.size(); j++) {
          if (pocket.get(j).residue().equals(contact.residue())
              && pocket.get(j).name().equals(contact.receptorAtom())) {
            links.add(new Link(contact.ligandAtom(), offset + j, contact.distance()));
            break;
          }
        }
      }
    }
    return links;
  }

  /** The residues that carry a label: those with a hydrogen bond. */
  Set<Integer> labelled() {
    Set<Integer> labelled = new LinkedHashSet<>();
    hydrogenBonds.forEach(link -> labelled.add(atoms.get(link.to()).residue()));
    return labelled;
  }
}
