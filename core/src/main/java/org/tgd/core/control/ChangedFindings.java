package org.tgd.core.control;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tgd.core.Call;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.GroundedCritic;
import org.tgd.core.eval.Evaluation;

/**
 * The grounded critic, told other findings than the evaluator's.
 *
 * @param change what it is told instead of an evaluation
 */
record ChangedFindings(UnaryOperator<Evaluation> change) implements Critic {
  private static final Critic GROUNDED = new GroundedCritic();

  ChangedFindings {
    requireNonNull(change, "change");
  }

  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    Call call = about.call();
    Call told =
        new Call(
            call.purpose(),
            call.inputs(),
            call.evaluation().map(change),
            call.conversation(),
            call.passesThrough());
    return GROUNDED.criticise(
        new Criticism(about.input(), told, about.output(), about.onOutput(), about.argument()));
  }
}
