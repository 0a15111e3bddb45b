package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.AtomType.Element;

/**
 * Atoms that share a charge, told from polar hydrogens and bonds alone, so that one rule serves
 * amino acids, cofactors and ligands: ammonium, amidinium, guanidinium and imidazolium;
 * carboxylate, phosphate, phosphonate and sulphonate.
 *
 * @param atoms the atoms that carry it
 * @param centre their middle; phosphorus or sulphur where it lies between them
 * @param isPositive its sign
 */
record ChargedGroup(List<Integer> atoms, Vector3D centre, boolean isPositive) {
  private static final double FLAT_SUM_OF_ANGLES = Math.toRadians(350);
  private static final double LONGEST_DOUBLE_BOND = 1.42;

  ChargedGroup {
    atoms = List.copyOf(atoms);
  }

  static List<ChargedGroup> of(BondedAtoms molecule) {
    List<ChargedGroup> groups = new ArrayList<>();
    for (int atom = 0; atom < molecule.atoms().size(); atom++) {
      List<Integer> members =
          switch (molecule.element(atom)) {
            case N -> ammonium(molecule, atom);
            case C -> onCarbon(molecule, atom);
            case P, S -> acidic(molecule, atom);
            default -> List.of();
          };
      if (!members.isEmpty()) {
        boolean positive = molecule.element(members.get(0)) == Element.N;
        boolean around = molecule.element(atom) == Element.P || molecule.element(atom) == Element.S;
        Vector3D centre = around ? molecule.place(atom) : molecule.centre(members);
        groups.add(new ChargedGroup(members, centre, positive));
      }
    }
    return groups;
  }

  /** Receptors have one hydrogen on each donor, so that bond lengths and the type decide there. */
  private static List<Integer> ammonium(BondedAtoms molecule, int nitrogen) {
    boolean full = molecule.bonds().get(nitrogen).size() >= 4;
    List<Integer> heavy = molecule.heavy(nitrogen);
    boolean donor =
        isNoAcceptor(molecule, nitrogen)
            && !molecule.bonded(nitrogen, Element.H).isEmpty()
            && !heavy.isEmpty()
            && heavy.stream().allMatch(other -> isSingleBondToCarbon(molecule, nitrogen, other));
    return full || donor ? List.of(nitrogen) : List.of();
  }

  private static boolean isSingleBondToCarbon(BondedAtoms molecule, int nitrogen, int other) {
    double length = molecule.place(nitrogen).distance(molecule.place(other));
    return molecule.element(other) == Element.C && length > LONGEST_DOUBLE_BOND;
  }

  private static boolean isNoAcceptor(BondedAtoms molecule, int nitrogen) {
    return molecule.atoms().get(nitrogen).type() == AtomType.N;
  }

  private static List<Integer> onCarbon(BondedAtoms molecule, int carbon) {
    List<Integer> oxygens = bare(molecule, carbon);
    if (oxygens.size() == 2) {
      return oxygens;
    }
    List<Integer> nitrogens = molecule.bonded(carbon, Element.N);
    boolean full =
        nitrogens.size() >= 2
            && nitrogens.stream()
                .allMatch(n -> molecule.bonds().get(n).size() == 3 || isNoAcceptor(molecule, n))
            && molecule.bonded(carbon, Element.O).isEmpty()
            && molecule.bonded(carbon, Element.S).isEmpty()
            && !hasDoubleBondToCarbon(molecule, carbon);
    return full && isFlat(molecule, carbon) ? nitrogens : List.of();
  }

  /** As in an enediamine, which carries no charge. */
  private static boolean hasDoubleBondToCarbon(BondedAtoms molecule, int carbon) {
    return molecule.bonded(carbon, Element.C).stream()
        .anyMatch(
            other -> molecule.place(carbon).distance(molecule.place(other)) < LONGEST_DOUBLE_BOND);
  }

  private static List<Integer> acidic(BondedAtoms molecule, int atom) {
    List<Integer> oxygens = bare(molecule, atom);
    int least = molecule.element(atom) == Element.P ? 2 : 3;
    return oxygens.size() >= least ? oxygens : List.of();
  }

  /** Oxygens with no other bond. */
  private static List<Integer> bare(BondedAtoms molecule, int atom) {
    return molecule.bonded(atom, Element.O).stream()
        .filter(oxygen -> molecule.bonds().get(oxygen).size() == 1)
        .toList();
  }

  /** Whether a carbon is trigonal: typed as aromatic, or three bonds in a plane. */
  private static boolean isFlat(BondedAtoms molecule, int carbon) {
    if (molecule.atoms().get(carbon).type() == AtomType.A) {
      return true;
    }
    List<Integer> bonded = molecule.bonds().get(carbon);
    if (bonded.size() != 3) {
      return false;
    }
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      Vector3D one = molecule.place(bonded.get(k)).subtract(molecule.place(carbon));
      Vector3D other = molecule.place(bonded.get((k + 1) % 3)).subtract(molecule.place(carbon));
      sum += Vector3D.angle(one, other);
    }
    return sum > FLAT_SUM_OF_ANGLES;
  }
}
