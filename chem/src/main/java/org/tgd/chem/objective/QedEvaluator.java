package org.tgd.chem.objective;

import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * Judges a molecule, given as SMILES, by druglikeness: the loss is 1 − QED. The report says what
 * each of the eight properties costs; the findings add edits that were tried, with the QED they
 * bring, each charged as one evaluation. Thread-safe.
 */
public final class QedEvaluator implements Evaluator {
  private final MoleculeObjective objective;

  /** An evaluator with the usual number of counterfactuals. */
  public QedEvaluator() {
    this(MoleculeObjective.COUNTERFACTUALS);
  }

  /**
   * An evaluator.
   *
   * @param counterfactuals edits that are tried per evaluation, 0 or more
   */
  public QedEvaluator(int counterfactuals) {
    objective = MoleculeObjective.parse("qed").withCounterfactuals(counterfactuals);
  }

  @Override
  public String purpose() {
    return objective.purpose();
  }

  @Override
  public int mostCost() {
    return objective.mostCost();
  }

  @Override
  public Evaluation evaluate(String candidate) {
    return objective.evaluate(candidate);
  }
}
