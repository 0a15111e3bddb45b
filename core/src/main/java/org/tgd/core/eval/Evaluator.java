package org.tgd.core.eval;

/**
 * Judges a text by computation, never by a language model. Deterministic and thread-safe: the same
 * candidate always gets an equal {@link Evaluation}, whichever thread asks and whatever was asked
 * before.
 */
public interface Evaluator {
  /** What is measured, in a sentence that a critic can use. */
  String purpose();

  /**
   * Judges one candidate. A bad candidate gives {@link Evaluation.Rejected}; an exception means
   * that the evaluator itself could not work (a missing tool, a full disk).
   */
  Evaluation evaluate(String candidate);

  /**
   * The most evaluator calls that one evaluation may cost, counterfactuals included: what a budget
   * sets aside before it. At least 1.
   */
  default int mostCost() {
    return 1;
  }
}
