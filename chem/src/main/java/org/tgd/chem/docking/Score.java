package org.tgd.chem.docking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the Vina scoring function says of a pose as it stands.
 *
 * @param terms sums over all pairs of ligand and receptor atoms
 * @param byAtom the same for each ligand atom; zero for hydrogens
 * @param intermolecular ligand against receptor, kcal/mol
 * @param intramolecular ligand against itself, kcal/mol
 * @param rotors rotors as the scoring function counts them
 * @param affinityKcalPerMol intermolecular energy over 1 + 0.05846 rotors
 */
public record Score(
    Terms terms,
    List<Terms> byAtom,
    double intermolecular,
    double intramolecular,
    double rotors,
    double affinityKcalPerMol) {
  /** Copies the list. */
  public Score {
    byAtom = List.copyOf(byAtom);
  }

  /** Scores a pose without moving it: what {@code vina --score_only} does. */
  public static Score of(Ligand ligand, Receptor receptor) {
    List<Terms> byAtom = new ArrayList<>();
    Terms total = Terms.ZERO;
    for (int i = 0; i < ligand.atoms().size(); i++) {
      Terms terms = ligand.type(i).isPresent() ? ofAtom(ligand, i, receptor) : Terms.ZERO;
      byAtom.add(terms);
      total = total.plus(terms);
    }
    double intermolecular = total.energy();
    return new Score(
        total,
        byAtom,
        intermolecular,
        internal(ligand),
        ligand.rotors(),
        Terms.affinity(intermolecular, ligand.rotors()));
  }

  /** The part of one ligand atom in the affinity, kcal/mol. */
  public double affinityOf(int atom) {
    return Terms.affinity(byAtom.get(atom).energy(), rotors);
  }

  private static Terms ofAtom(Ligand ligand, int atom, Receptor receptor) {
    PdbqtAtom at = ligand.atoms().get(atom);
    InteractionType type = ligand.type(atom).orElseThrow();
    List<PdbqtAtom> others = receptor.heavyAtoms();
    return IntStream.range(0, others.size())
        .filter(j -> at.distanceSquared(others.get(j)) < Terms.CUTOFF * Terms.CUTOFF)
        .mapToObj(
            j -> Terms.of(type, receptor.type(j), Math.sqrt(at.distanceSquared(others.get(j)))))
        .reduce(Terms.ZERO, Terms::plus);
  }

  private static double internal(Ligand ligand) {
    double sum = 0;
    for (int[] pair : ligand.internalPairs()) {
      double squared = ligand.atoms().get(pair[0]).distanceSquared(ligand.atoms().get(pair[1]));
      InteractionType first = ligand.type(pair[0]).orElseThrow();
      InteractionType second = ligand.type(pair[1]).orElseThrow();
      sum += Terms.of(first, second, Math.sqrt(squared)).energy();
    }
    return sum;
  }
}
