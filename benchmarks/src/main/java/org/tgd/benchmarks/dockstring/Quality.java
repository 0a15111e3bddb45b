package org.tgd.benchmarks.dockstring;

import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.MoleculeScores;

/**
 * What a chemist asks of a winner besides its score.
 *
 * @param qed druglikeness, 0 to 1
 * @param sa synthetic accessibility, 1 easy to 10 hard
 * @param alerts Brenk's and PAINS patterns that match
 */
public record Quality(double qed, double sa, int alerts) {
  private static final double HARD = 4;

  /** Of a molecule. */
  static Quality of(String smiles) {
    MoleculeScores scores = MoleculeScores.of(Smiles.molecule(smiles));
    return new Quality(
        scores.qed(), scores.saScore(), scores.alerts().size() + scores.pains().size());
  }

  /** SA score at most 4 and no alert. */
  boolean isClean() {
    return sa <= HARD && alerts == 0;
  }
}
