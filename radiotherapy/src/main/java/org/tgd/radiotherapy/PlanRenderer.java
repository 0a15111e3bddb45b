package org.tgd.radiotherapy;

import java.util.Optional;
import org.tgd.core.spi.Renderer;

/**
 * Draws a text of weights as its plan: dose-volume curves, the dose on the planes through the
 * isocentre, goals, and the paper's quantities.
 */
public final class PlanRenderer implements Renderer {
  private final PlanEvaluator evaluator;
  private final Optional<PatientCase> patientCase;

  /** A renderer that solves plans as an evaluator does, and draws no planes. */
  public PlanRenderer(PlanEvaluator evaluator) {
    this.evaluator = evaluator;
    this.patientCase = Optional.empty();
  }

  /** A renderer that draws the planes of a case too. */
  public PlanRenderer(PlanEvaluator evaluator, PatientCase patientCase) {
    this.evaluator = evaluator;
    this.patientCase = Optional.of(patientCase);
  }

  @Override
  public String render(String candidate) {
    Optional<Weights> weights = Weights.parse(candidate, evaluator.template().names()).weights();
    if (weights.isEmpty()) {
      return "<p>Not a text of weights.</p>";
    }
    Plan plan = evaluator.plan(weights.get());
    return DvhChart.svg(plan)
        + patientCase.map(each -> overlay(each, plan)).orElse("")
        + GoalTable.html(plan.score())
        + PaperTable.html(plan, evaluator.goals().prescriptionGy());
  }

  private String overlay(PatientCase drawn, Plan plan) {
    float[] dose = drawn.matrix().dose(plan.fluence().weights(), 0);
    for (int i = 0; i < dose.length; i++) {
      dose[i] *= (float) plan.score().doseFactor();
    }
    return new DoseOverlay(drawn.planningCase(), dose, evaluator.goals().prescriptionGy()).html();
  }
}
