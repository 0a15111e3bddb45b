package org.tgd.core.data;

import java.util.List;
import org.tgd.core.eval.Evaluation;

/**
 * Judges a text on some items of a data set. Deterministic and thread-safe: the loss of an item
 * depends on the candidate and the item alone.
 */
public interface ItemEvaluator {
  /** What is measured, in a sentence that a critic can use. */
  String purpose();

  /** The data set. */
  DataSet data();

  /** The most evaluator calls that one evaluation may cost. At least 1. */
  int mostCost();

  /**
   * Judges a candidate.
   *
   * @param ids the items, each once, at least 1
   * @return the mean over these items with the loss of each, or a refusal of the candidate
   */
  Evaluation evaluate(String candidate, List<String> ids);
}
