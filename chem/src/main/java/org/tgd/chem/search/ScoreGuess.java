package org.tgd.chem.search;

import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;

/**
 * What a score of edits of one molecule might be, guessed part by part without computing it: each
 * part's value here, shifted by what its guess says of the edit. Immutable.
 */
public final class ScoreGuess {
  private final Leaves leaves;
  private final List<Guess> guesses;
  private final double[] shifts;

  private ScoreGuess(Leaves leaves, List<Guess> guesses, double[] shifts) {
    this.leaves = leaves;
    this.guesses = guesses;
    this.shifts = shifts;
  }

  /** Guesses around a molecule, of which the score is computed. */
  public static ScoreGuess around(Score score, Molecule molecule) {
    Leaves leaves = Leaves.of(score);
    List<Guess> guesses = leaves.each().stream().map(Guess::of).toList();
    double[] shifts = leaves.values(molecule);
    for (int k = 0; k < shifts.length; k++) {
      shifts[k] -= guesses.get(k).number().applyAsDouble(molecule);
    }
    return new ScoreGuess(leaves, guesses, shifts);
  }

  /** The guess for an edited molecule. */
  public double of(Graph edited) {
    Molecule molecule = new Molecule("edited", edited);
    double[] values = shifts.clone();
    for (int k = 0; k < values.length; k++) {
      values[k] += guesses.get(k).number().applyAsDouble(molecule);
    }
    return leaves.compose(values);
  }
}
