package org.tgd.core.report;

import java.util.List;
import java.util.Optional;
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
 */
public record Judged(
    int index,
    int candidate,
    String text,
    double loss,
    boolean accepted,
    Evaluation evaluation,
    List<String> feedback) {
  /** Copies the feedback. */
  public Judged {
    feedback = List.copyOf(feedback);
  }

  /** The metric of that name; empty if the candidate has none. */
  public Optional<Metric> metric(String name) {
    return evaluation.metrics().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The first candidate of lowest loss; empty if there is none. */
  public static Optional<Judged> best(List<Judged> steps) {
    Judged best = null;
    for (Judged each : steps) {
      best = best == null || each.loss() < best.loss() ? each : best;
    }
    return Optional.ofNullable(best);
  }
}
