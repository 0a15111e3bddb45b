package org.tgd.core.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;

/**
 * One judged candidate of a run.
 *
 * @param index the step, 0 for the start
 * @param candidate the position among the candidates of the step
 * @param text the candidate
 * @param loss its loss; infinite when it was refused
 * @param accepted whether it became the incumbent
 * @param evaluation the outcome, with units and findings
 * @param feedback the feedback that led to it, one entry per edge
 * @param validation its loss on the items of validation, where it was validated
 * @param test its loss on the items of the test, where it was judged on them
 */
public record Judged(
    int index,
    int candidate,
    String text,
    double loss,
    boolean accepted,
    Evaluation evaluation,
    List<String> feedback,
    OptionalDouble validation,
    OptionalDouble test) {
  /** Copies the feedback. */
  public Judged {
    feedback = List.copyOf(feedback);
  }

  /** A candidate that was judged in its step alone. */
  public Judged(
      int index,
      int candidate,
      String text,
      double loss,
      boolean accepted,
      Evaluation evaluation,
      List<String> feedback) {
    this(
        index,
        candidate,
        text,
        loss,
        accepted,
        evaluation,
        feedback,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** The same with its loss on the items of validation. */
  public Judged withValidation(double now) {
    return new Judged(
        index, candidate, text, loss, accepted, evaluation, feedback, OptionalDouble.of(now), test);
  }

  /** The same with its loss on the items of the test. */
  public Judged withTest(double now) {
    return new Judged(
        index,
        candidate,
        text,
        loss,
        accepted,
        evaluation,
        feedback,
        validation,
        OptionalDouble.of(now));
  }

  /** The metric of that name; empty if the candidate has none. */
  public Optional<Metric> metric(String name) {
    return evaluation.metrics().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The first candidate of lowest loss; where some were validated, the first of these of lowest
   * validation loss. Empty if there is none.
   */
  public static Optional<Judged> best(List<Judged> steps) {
    List<Judged> validated = steps.stream().filter(each -> each.validation().isPresent()).toList();
    Judged best = null;
    for (Judged each : validated.isEmpty() ? steps : validated) {
      best = best == null || each.score() < best.score() ? each : best;
    }
    return Optional.ofNullable(best);
  }

  private double score() {
    return validation.orElse(loss);
  }
}
