package org.tgd.radiotherapy.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tgd.core.spi.Renderer;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.SmallPatient;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.Weights;

class PlanRendererTest {
  private final Renderer renderer = new PlanRenderer(SmallPatient.evaluator());

  @Test
  void comparesGoalsCurvesAndStatisticsBeforeAndAfter() {
    String html =
        renderer
            .compare("Target: 100\nOrgan: 100\nBody: 100", "Target: 2000\nOrgan: 100\nBody: 20")
            .orElseThrow();
    assertThat(html)
        .contains("of 2 goals met before")
        .contains("<th>before</th><th>after</th>")
        .contains("Target max &lt;= 64 Gy")
        .contains("stroke-dasharray")
        .contains("<tr><th>Organ</th><td>")
        .doesNotContain("<script", "NaN");
  }

  @Test
  void plansThatWereSteeredCoarselyAreShownSolvedToTheEnd() {
    PlanEvaluator fine = SmallPatient.evaluator();
    SolverSettings rough = new SolverSettings(2, 0.5, 1e-2, SolverSettings.Progress.NONE);
    PlanEvaluator coarse =
        new PlanEvaluator(
            fine.patient(),
            fine.template(),
            fine.goals(),
            new FluenceOptimizer(rough, Workers.of(1)));
    String best = "Target: 2000\nOrgan: 100\nBody: 20";
    Weights weights = Weights.parse(best, fine.template().names()).weights().orElseThrow();
    double wanted = fine.plan(weights).fluence().objective();
    assertThat(coarse.plan(weights).fluence().objective()).isGreaterThan(wanted * (1 + 1e-6));
    assertThat(coarse.exact(weights).fluence().objective())
        .isEqualTo(wanted, within(1e-8 * wanted));
    assertThat(fine.exact(weights)).isSameAs(fine.plan(weights));
    String start = coarse.template().start().text();
    assertThat(new PlanRenderer(coarse).compare(start, best).orElseThrow())
        .contains(
            "loss %s there, %s here"
                .formatted(
                    PlanEvaluator.fixed(coarse.plan(weights).score().loss(), 5),
                    PlanEvaluator.fixed(fine.plan(weights).score().loss(), 5)));
    assertThat(renderer.compare(start, best).orElseThrow()).doesNotContain("more coarsely");
  }

  @Test
  void stepSaysWhatWasPredictedOfItAndWhatCame() {
    String start = "Target: 100\nOrgan: 100\nBody: 100";
    String html = renderer.edit(start, "Target: 130\nOrgan: 100\nBody: 100").orElseThrow();
    assertThat(html).contains("<td>Target</td><td>100</td><td>130</td>");
    Matcher told =
        Pattern.compile("Loss (\\S+) before, (\\S+) predicted, (\\S+) came").matcher(html);
    assertThat(told.find()).isTrue();
    double before = Double.parseDouble(told.group(1));
    double predicted = Double.parseDouble(told.group(2));
    double came = Double.parseDouble(told.group(3));
    assertThat(came).isNotEqualTo(before);
    assertThat((predicted - before) / (came - before)).isBetween(0.8, 1.25);
    assertThat(renderer.edit(start, start)).isEmpty();
    assertThat(renderer.edit(start, "<i>")).isEmpty();
  }

  @Test
  void aTextThatIsNoneIsSaidToBeNone() {
    assertThat(renderer.render("<b>")).isEqualTo("<p>Not a text of weights.</p>");
    assertThat(renderer.compare("<b>", "<i>")).isEmpty();
  }
}
