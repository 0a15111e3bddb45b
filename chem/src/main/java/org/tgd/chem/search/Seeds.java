package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.Excluded;
import org.tgd.chem.oracle.Isomer;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.Similarity;
import org.tgd.chem.oracle.Substructure;

/**
 * Molecules to begin with that an objective itself names: the references of its similarities, the
 * plainest molecules of its patterns, random isomers of its formulas.
 */
final class Seeds {
  private static final int ISOMERS = 30;

  private Seeds() {}

  /**
   * The molecules that these parts of an objective name, without stereo where it is only a name.
   *
   * @param leaves the parts
   * @param random draws isomers
   */
  static List<Molecule> of(List<Score> leaves, RandomGenerator random) {
    List<Molecule> seeds = new ArrayList<>();
    for (Score leaf : leaves) {
      if (leaf instanceof Similarity similarity) {
        seeds.add(similarity.reference());
      } else if (leaf instanceof Excluded excluded) {
        seeds.add(excluded.molecule());
      } else if (leaf instanceof Substructure substructure
          && substructure.counting() != Substructure.Counting.ABSENT) {
        SmartsMolecule.of(substructure).ifPresent(seeds::add);
      } else if (leaf instanceof Isomer isomer) {
        FormulaBuilder builder = new FormulaBuilder(isomer, random);
        for (int k = 0; k < ISOMERS; k++) {
          builder.draw().flatMap(Seeds::molecule).ifPresent(seeds::add);
        }
      }
    }
    return seeds.stream().filter(each -> each.graph().atoms() > 1).distinct().toList();
  }

  /** A graph as any reader of its SMILES would read it; empty if none would (arynes). */
  static Optional<Molecule> molecule(Graph graph) {
    String smiles = CanonicalSmiles.of(graph);
    return Smiles.read(smiles) instanceof Smiles.Accepted accepted
        ? Optional.of(new Molecule(smiles, accepted.molecule().graph()))
        : Optional.empty();
  }
}
