package org.tgd.core;

import java.util.List;
import java.util.Optional;
import org.tgd.core.eval.CandidateFault;
import org.tgd.core.journal.Journal;

/** Validates candidates of a run and keeps the best. Not thread-safe. */
final class Validator {
  private final Optimization method;
  private final Journal journal;
  private Optional<Step> best = Optional.empty();

  Validator(Optimization method, Journal journal) {
    this.method = method;
    this.journal = journal;
  }

  /** Whether the incumbent is validated after this step. */
  boolean isDue(int index) {
    return method
        .validation()
        .filter(each -> index % each.every() == 0 || index == method.steps())
        .isPresent();
  }

  /**
   * Validates the incumbent.
   *
   * @param index the step after which
   * @param incumbent as it was judged first
   * @return the incumbent with its validation
   */
  Step validate(int index, Step incumbent) {
    Loss loss = judged(method.validation().orElseThrow().objective(), incumbent.parameters());
    Step validated = incumbent.withValidation(List.of(loss.value()));
    journal.note(StepJson.KIND_VALIDATION, StepJson.judged(index, incumbent, validated.score()));
    if (best.isEmpty() || validated.score() < best.get().score()) {
      best = Optional.of(validated);
    }
    return validated;
  }

  /** Judges the start and the best on the items of the test. */
  void test(int index, Step start) {
    Optional<Objective> test = method.validation().flatMap(Validation::test);
    if (test.isPresent()) {
      for (Step each : List.of(start, best.orElse(start))) {
        double loss = judged(test.get(), each.parameters()).value();
        journal.note(StepJson.KIND_TEST, StepJson.judged(index, each, loss));
      }
    }
  }

  private Loss judged(Objective objective, Parameters parameters) {
    try {
      return objective.forward(parameters, Batch.GENERATORS.create(method.seed()));
    } catch (RuntimeException failure) {
      if (CandidateFault.causes(failure)) {
        return Judge.refusal(parameters, failure);
      }
      throw failure;
    }
  }

  /** The best of those that were validated. */
  Optional<Step> best() {
    return best;
  }
}
