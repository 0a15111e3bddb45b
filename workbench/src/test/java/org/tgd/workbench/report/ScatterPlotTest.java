package org.tgd.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Metric.Direction;
import org.tgd.workbench.report.ScatterPlot.Point;
import org.tgd.workbench.report.ScatterPlot.Quantity;

class ScatterPlotTest {
  private static String drawn(String up) {
    return ScatterPlot.svg(
        new Quantity("mean", Direction.LOWER),
        new Quantity(up, Direction.LOWER),
        List.of(new Point(1, -0.123456, 0, "a", ""), new Point(2, -1234567, 0, "b", "")));
  }

  @Test
  void shortNamesSayInWordsWhatIsBetter() {
    assertThat(drawn("PTV D95")).contains(">PTV D95 (lower is better)<title>");
  }

  @Test
  void longNamesTakeLessRoom() {
    String name = "Rectum without the overlap, V65";
    assertThat(drawn(name))
        .contains(">" + name + " ↓<title>" + name + " (lower is better)</title>");
  }

  @Test
  void noTextIsLongerThanItsRoom() {
    String name = "a".repeat(80);
    assertThat(drawn(name))
        .contains("textLength=\"410\" lengthAdjust=\"spacingAndGlyphs\">" + name);
    assertThat(drawn("x")).contains("textLength=\"60\"");
  }
}
