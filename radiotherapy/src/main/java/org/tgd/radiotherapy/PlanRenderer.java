package org.tgd.radiotherapy;

import java.util.Optional;
import org.tgd.core.spi.Renderer;

/** Draws a text of weights as the dose-volume curves and goals of its plan. */
public final class PlanRenderer implements Renderer {
  private final PlanEvaluator evaluator;

  /** A renderer that solves plans as an evaluator does. */
  public PlanRenderer(PlanEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public String render(String candidate) {
    Optional<Weights> weights = Weights.parse(candidate, evaluator.template().names()).weights();
    if (weights.isEmpty()) {
      return "<p>Not a text of weights.</p>";
    }
    Plan plan = evaluator.plan(weights.get());
    return DvhChart.svg(plan) + GoalTable.html(plan.score());
  }
}
