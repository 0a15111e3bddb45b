package org.tgd.chem.objective;

import java.util.OptionalDouble;
import org.tgd.chem.Molecule;
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
   * The loss of a molecule of which only estimated properties are known; empty if they say nothing.
   */
  default OptionalDouble predict(QedProperties estimated) {
    return OptionalDouble.empty();
  }
}
