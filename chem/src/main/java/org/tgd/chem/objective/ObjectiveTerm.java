package org.tgd.chem.objective;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.score.QedProperties;
import org.tgd.core.eval.Evaluation;

/**
 * One summand of an objective. Deterministic and thread-safe. A term that needs a tool or much time
 * (docking) leaves {@link #isCheap} false and is never tried on counterfactuals.
 */
public interface ObjectiveTerm {
  /** How the term is written in an objective, for example {@code qed} or {@code logp[1,3]}. */
  String name();

  /** What the term measures, in a phrase. */
  String purpose();

  /** Judges a molecule; the loss is in the term's own scale, lower is better. */
  Evaluation evaluate(Molecule molecule);

  /** The largest {@link Evaluation#cost} that one evaluation may have; at least 1. */
  default int mostCost() {
    return 1;
  }

  /** Whether a trial costs milliseconds at most. */
  default boolean isCheap() {
    return true;
  }

  /**
   * The part of the loss that can be computed in milliseconds: all of it for a cheap term, the part
   * of druglikeness for one that adds it to an affinity, 0 where there is none. What is left is
   * what the tool has to find out.
   */
  default double cheapLoss(Molecule molecule) {
    return isCheap() ? evaluate(molecule).loss() : 0;
  }

  /**
   * Judges a molecule, with edits that the term tries itself for its findings; each costs one
   * further evaluation.
   *
   * @param trials whether edits are tried
   */
  default Evaluation evaluate(Molecule molecule, boolean trials) {
    return evaluate(molecule);
  }

  /** The number of which the loss is what it lacks to 1, its parts known; empty for other terms. */
  default Optional<Score> score() {
    return Optional.empty();
  }

  /**
   * The loss of a molecule of which only estimated properties are known; empty if they say nothing.
   */
  default OptionalDouble predict(QedProperties estimated) {
    return OptionalDouble.empty();
  }
}
