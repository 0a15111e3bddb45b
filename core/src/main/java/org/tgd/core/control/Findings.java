package org.tgd.core.control;

import java.util.List;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/** Evaluations with other findings. */
public final class Findings {
  private Findings() {}

  /** The same outcome with other findings; they belong to no part of it. */
  public static Evaluation replaced(Evaluation evaluation, List<Finding> findings) {
    return evaluation instanceof Evaluation.Rejected rejected
        ? new Evaluation.Rejected(rejected.report(), findings, rejected.cost())
        : new Evaluation.Scored(
            evaluation.loss(),
            evaluation.metrics(),
            evaluation.report(),
            findings,
            evaluation.cost(),
            evaluation.items());
  }
}
