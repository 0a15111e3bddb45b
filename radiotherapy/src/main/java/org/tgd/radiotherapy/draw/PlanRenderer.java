package org.tgd.radiotherapy.draw;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tgd.core.report.Html;
import org.tgd.core.spi.Renderer;
import org.tgd.core.spi.Slices;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/**
 * Draws a text of weights as its plan: dose-volume curves, the dose on the planes through the
 * isocentre, goals, statistics and the paper's quantities; one plan, or before and after.
 */
public final class PlanRenderer implements Renderer {
  private static final String NOTHING = "<p>Not a text of weights.</p>";

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
    return plan(candidate)
        .map(
            plan ->
                DvhChart.svg(plan, evaluator.scale())
                    + planes(plan)
                    + GoalTable.html(plan.score())
                    + PaperTable.html(List.of(plan), evaluator.goals().prescriptionGy()))
        .orElse(NOTHING);
  }

  @Override
  public String thumbnail(String candidate) {
    return plan(candidate).map(plan -> DvhChart.svg(plan, evaluator.scale())).orElse(NOTHING);
  }

  @Override
  public Optional<String> compare(String start, String best) {
    Optional<Plan> before = exact(start);
    Optional<Plan> after = exact(best);
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(compare(before.get(), after.get()));
  }

  private String compare(Plan before, Plan after) {
    double prescription = evaluator.goals().prescriptionGy();
    StringBuilder html = new StringBuilder();
    html.append("<h2>Goals: ").append(Html.escaped(evaluator.goals().name()));
    html.append("</h2>").append(verdict(before, after));
    html.append(GoalTable.html(before.score(), after.score()));
    html.append("<h2>Dose-volume histograms</h2>");
    html.append(
        "<p class=\"legend\">Dashed: before. Solid: after. Triangles: goals, on the side where the"
            + " curve must run, filled where met. Structures as drawn.</p>");
    html.append(DvhChart.svg(List.of(before, after), evaluator.scale()));
    if (patientCase.isPresent()) {
      html.append("<h2>Dose on the planes through the isocentre</h2>");
      html.append("<h3>Before</h3>").append(planes(before));
      html.append("<h3>After</h3>").append(planes(after));
      html.append(DoseOverlay.legend(prescription));
    }
    html.append("<h2>Dose statistics, before &rarr; after</h2>");
    html.append(StatisticsTable.html(before, after));
    patientCase.ifPresent(each -> html.append(partsOutside(each)));
    String paper = PaperTable.html(List.of(before, after), prescription);
    if (!paper.isEmpty()) {
      html.append("<h2>In the layout of TextGrad, supplementary tables 1 and 2</h2>");
      html.append(paper);
    }
    return html.toString();
  }

  private static String partsOutside(PatientCase patientCase) {
    return patientCase.planningCase().partsOutside().stream()
        .map(each -> "<p>" + Html.escaped(each) + "</p>")
        .collect(Collectors.joining());
  }

  private String verdict(Plan before, Plan after) {
    return "<p>%d of %d goals met before, %d after; plan quality %s before, %s after (of 100)."
            .formatted(
                before.score().met(),
                before.score().limited(),
                after.score().met(),
                PlanEvaluator.fixed(before.score().quality(), 1),
                PlanEvaluator.fixed(after.score().quality(), 1))
        + evaluator
            .goals()
            .normalization()
            .map(
                goal ->
                    " Doses are scaled so that "
                        + Html.escaped(goal.structure() + " " + goal.metric().name())
                        + " is "
                        + PlanEvaluator.fixed(goal.value(), 1)
                        + " "
                        + goal.unit().symbol()
                        + ": by "
                        + PlanEvaluator.fixed(before.score().doseFactor(), 4)
                        + " before, "
                        + PlanEvaluator.fixed(after.score().doseFactor(), 4)
                        + " after.")
            .orElse("")
        + steered(after)
        + "</p>";
  }

  /** Where plans were steered by coarser ones, what that made of the loss. */
  private String steered(Plan after) {
    Plan coarse = evaluator.plan(after.weights());
    return coarse.score().loss() == after.score().loss()
        ? ""
        : " Those that steered the search were solved more coarsely: loss %s there, %s here."
            .formatted(
                PlanEvaluator.fixed(coarse.score().loss(), 5),
                PlanEvaluator.fixed(after.score().loss(), 5));
  }

  @Override
  public Optional<String> edit(String from, String to) {
    Optional<Plan> before = plan(from);
    Optional<Plan> after = plan(to);
    return before.isEmpty() || after.isEmpty() || from.equals(to)
        ? Optional.empty()
        : Optional.of(
            StepTable.html(
                    before.get(),
                    after.get(),
                    evaluator.predictedLoss(before.get(), after.get().weights()))
                + DvhChart.svg(after.get(), evaluator.scale()));
  }

  @Override
  public Optional<Slices> slices(String candidate) {
    return patientCase.flatMap(drawn -> exact(candidate).map(plan -> overlay(drawn, plan).axial()));
  }

  private Optional<Plan> plan(String candidate) {
    return evaluator.deliverable(candidate);
  }

  private Optional<Plan> exact(String candidate) {
    return evaluator.deliverable(candidate).map(plan -> evaluator.exact(plan.weights()));
  }

  private String planes(Plan plan) {
    return patientCase.map(each -> overlay(each, plan).html()).orElse("");
  }

  private DoseOverlay overlay(PatientCase drawn, Plan plan) {
    float[] dose = drawn.matrix().dose(plan.fluence().weights(), 0);
    for (int i = 0; i < dose.length; i++) {
      dose[i] *= (float) plan.score().doseFactor();
    }
    return new DoseOverlay(drawn.planningCase(), dose, evaluator.goals().prescriptionGy());
  }
}
