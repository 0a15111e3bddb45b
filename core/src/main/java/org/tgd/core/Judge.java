package org.tgd.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tgd.core.eval.CandidateFault;
import org.tgd.core.journal.Parallel;

/** Takes the forward pass of candidates. Thread-safe once the start is judged. */
final class Judge {
  private final Optimization method;
  private final Parallel parallel;
  private final AtomicBoolean drew = new AtomicBoolean();
  private List<Double> refusedValidation = List.of();

  Judge(Optimization method, Parallel parallel) {
    this.method = method;
    this.parallel = parallel;
  }

  /** Whether any judgement so far depended on a batch. */
  boolean drewBatches() {
    return drew.get();
  }

  /**
   * Judges the start; what fails there is thrown.
   *
   * @throws IllegalStateException if the acceptance needs numbers and the loss has none
   */
  Judged start(Parameters parameters, Batch batch) {
    Judged start = whole(0, 0, parameters, batch);
    boolean compares = method.steps() > 0 && method.acceptance().needsNumbers();
    if (compares && Double.isNaN(start.step().score())) {
      throw new IllegalStateException(
          "the loss has no number to compare; use Acceptance.ALWAYS or a validation gate whose"
              + " items have numbers");
    }
    if (!start.step().validation().isEmpty()) {
      refusedValidation = List.of(Double.POSITIVE_INFINITY);
    }
    return start;
  }

  /** Judges a candidate; one on which the forward pass breaks is refused. */
  Judged candidate(int index, int candidate, Parameters parameters, Batch batch) {
    try {
      return whole(index, candidate, parameters, batch);
    } catch (RuntimeException failure) {
      Loss loss = refusal(parameters, failure);
      return new Judged(step(index, candidate, parameters, loss, refusedValidation), loss);
    }
  }

  /** A candidate that was judged before, on another batch; its validation is kept. */
  Judged again(Judged known, Batch batch) {
    Step step = known.step();
    Loss loss;
    try {
      loss = forward(step.parameters(), batch);
    } catch (RuntimeException failure) {
      loss = refusal(step.parameters(), failure);
    }
    Step anew = step(step.index(), step.candidate(), step.parameters(), loss, step.validation());
    return new Judged(anew.withAccepted(step.accepted()), loss);
  }

  private Judged whole(int index, int candidate, Parameters parameters, Batch batch) {
    Loss loss = forward(parameters, batch);
    List<Double> validation = method.acceptance().validate(parameters, parallel);
    return new Judged(step(index, candidate, parameters, loss, validation), loss);
  }

  private Loss forward(Parameters parameters, Batch batch) {
    Loss loss = method.objective().forward(parameters, batch.random());
    if (batch.isDrawn()) {
      drew.set(true);
    }
    return loss;
  }

  private static Loss refusal(Parameters parameters, RuntimeException failure) {
    if (CandidateFault.causes(failure)) {
      return Refusal.of(parameters, failure);
    }
    throw failure;
  }

  private static Step step(
      int index, int candidate, Parameters parameters, Loss loss, List<Double> validation) {
    return new Step(
        index, candidate, parameters, loss.value(), loss.evaluations(), validation, false);
  }
}
