package org.tgd.core.eval;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * A concrete change of the candidate in its own terms, from and to: the counterfactual behind a
 * {@link Finding}, in a form that a rule-based editor can apply.
 *
 * @param target what is changed, named as the candidate names it, for example {@code PTV weight},
 *     {@code atoms 7-12} or {@code line 9}; the domain documents its targets
 * @param from the present value; equal to {@code to} when the advice is to keep it
 * @param to the proposed value
 * @param predictedLoss the loss that the evaluator computed or predicts for the changed candidate,
 *     absent when it did not try
 */
public record Change(String target, String from, String to, OptionalDouble predictedLoss) {
  /** Checks that nothing is missing. */
  public Change {
    requireNonNull(target, "target");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(predictedLoss, "predictedLoss");
  }

  /** A change whose effect was not computed. */
  public static Change of(String target, String from, String to) {
    return new Change(target, from, to, OptionalDouble.empty());
  }

  /** The same change with the loss that it is predicted to bring. */
  public Change withPredictedLoss(double loss) {
    return new Change(target, from, to, OptionalDouble.of(loss));
  }

  /** Whether the advice is to leave the target as it is. */
  public boolean keeps() {
    return from.equals(to);
  }
}
