package org.tgd.core;

import java.util.List;
import org.tgd.core.eval.CandidateFault;
import org.tgd.core.eval.Evaluation;

/** The loss of a candidate on which a function of the forward pass broke. */
final class Refusal {
  private static final String PURPOSE = "judges the candidate";

  private Refusal() {}

  /** Infinite, with the reason as feedback on every parameter. */
  static Loss of(Parameters parameters, RuntimeException failure) {
    Evaluation refusal = CandidateFault.refusal(failure);
    List<Variable> outputs =
        parameters.byName().values().stream().map(each -> output(each, refusal)).toList();
    return new Loss(refusal.loss(), List.of(refusal), outputs);
  }

  private static Variable output(Variable parameter, Evaluation refusal) {
    Call call = Call.evaluated(PURPOSE, parameter, refusal);
    return Variable.output("evaluation of " + parameter.role(), refusal.report(), call);
  }
}
