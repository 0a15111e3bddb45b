package org.tgd.benchmarks.known;

import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * A judge under another name, by which a critic knows the members of a batch apart.
 *
 * @param judge what judges
 * @param purpose what it says that it does
 */
record Renamed(Evaluator judge, String purpose) implements Evaluator {
  @Override
  public Evaluation evaluate(String candidate) {
    return judge.evaluate(candidate);
  }
}
