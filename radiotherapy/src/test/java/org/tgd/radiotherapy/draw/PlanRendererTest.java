package org.tgd.radiotherapy.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tgd.core.spi.Renderer;
import org.tgd.radiotherapy.patient.SmallPatient;

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
  void aTextThatIsNoneIsSaidToBeNone() {
    assertThat(renderer.render("<b>")).isEqualTo("<p>Not a text of weights.</p>");
    assertThat(renderer.compare("<b>", "<i>")).isEmpty();
  }
}
