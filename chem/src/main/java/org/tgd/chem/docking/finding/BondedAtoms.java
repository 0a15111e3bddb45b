package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.PdbqtAtom;

/** Atoms with the bonds that their distances show; metals have none. */
record BondedAtoms(List<PdbqtAtom> atoms, List<List<Integer>> bonds) {
  private static final int LARGEST_RING = 6;
  private static final double FLAT = 0.4;

  BondedAtoms {
    atoms = List.copyOf(atoms);
    bonds = bonds.stream().map(List::copyOf).toList();
  }

  static BondedAtoms of(List<PdbqtAtom> atoms) {
    List<List<Integer>> bonds = new ArrayList<>();
    for (int i = 0; i < atoms.size(); i++) {
      List<Integer> own = new ArrayList<>();
      for (int j = 0; j < atoms.size(); j++) {
        boolean covalent = !isMetal(atoms.get(i)) && !isMetal(atoms.get(j));
        boolean hydrogens = atoms.get(i).type().isHydrogen() && atoms.get(j).type().isHydrogen();
        if (i != j && covalent && !hydrogens && atoms.get(i).isBondedTo(atoms.get(j))) {
          own.add(j);
        }
      }
      bonds.add(own);
    }
    return new BondedAtoms(atoms, bonds);
  }

  private static boolean isMetal(PdbqtAtom atom) {
    return atom.type().element() == AtomType.Element.METAL;
  }

  AtomType.Element element(int atom) {
    return atoms.get(atom).type().element();
  }

  Vector3D place(int atom) {
    PdbqtAtom at = atoms.get(atom);
    return new Vector3D(at.x(), at.y(), at.z());
  }

  /** The atoms bonded to an atom that are of an element. */
  List<Integer> bonded(int atom, AtomType.Element element) {
    return bonds.get(atom).stream().filter(j -> element(j) == element).toList();
  }

  /** The bonded atoms that are no hydrogens. */
  List<Integer> heavy(int atom) {
    return bonds.get(atom).stream().filter(j -> element(j) != AtomType.Element.H).toList();
  }

  Vector3D centre(List<Integer> members) {
    Vector3D sum = Vector3D.ZERO;
    for (int member : members) {
      sum = sum.add(place(member));
    }
    return sum.scalarMultiply(1.0 / members.size());
  }

  /** A vector at right angles to a ring, of length 1. */
  Vector3D normal(List<Integer> ring) {
    Vector3D sum = Vector3D.ZERO;
    Vector3D centre = centre(ring);
    for (int k = 0; k < ring.size(); k++) {
      Vector3D here = place(ring.get(k)).subtract(centre);
      Vector3D next = place(ring.get((k + 1) % ring.size())).subtract(centre);
      sum = sum.add(here.crossProduct(next));
    }
    return sum.normalize();
  }

  /** Flat rings of five or six atoms whose carbons are all typed as aromatic. */
  List<List<Integer>> aromaticRings() {
    Set<Set<Integer>> known = new LinkedHashSet<>();
    List<List<Integer>> rings = new ArrayList<>();
    for (int start = 0; start < atoms.size(); start++) {
      if (isAromatic(start)) {
        walk(new ArrayList<>(List.of(start)), known, rings);
      }
    }
    return rings;
  }

  private void walk(List<Integer> path, Set<Set<Integer>> known, List<List<Integer>> rings) {
    int start = path.get(0);
    for (int next : bonds.get(path.get(path.size() - 1))) {
      if (next == start && path.size() >= 5 && isFlat(path) && known.add(Set.copyOf(path))) {
        rings.add(List.copyOf(path));
      }
      if (next > start && path.size() < LARGEST_RING && isAromatic(next) && !path.contains(next)) {
        path.add(next);
        walk(path, known, rings);
        path.remove(path.size() - 1);
      }
    }
  }

  private boolean isAromatic(int atom) {
    return switch (element(atom)) {
      case C -> atoms.get(atom).type() == AtomType.A;
      case N, O, S -> heavy(atom).size() >= 2;
      default -> false;
    };
  }

  private boolean isFlat(List<Integer> ring) {
    boolean carbon = ring.stream().anyMatch(atom -> element(atom) == AtomType.Element.C);
    Vector3D centre = centre(ring);
    Vector3D normal = normal(ring);
    return carbon
        && ring.stream()
            .allMatch(atom -> Math.abs(place(atom).subtract(centre).dotProduct(normal)) < FLAT);
  }
}
