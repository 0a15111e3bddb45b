package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaperCohortTest {
  private static PlanRun run(String patient, double rectumMeanGy) {
    Map<String, Double> gy = Map.of("Rectum mean", rectumMeanGy, "PTV D95 deviation", 0.0);
    PlanRun.Best start = new PlanRun.Best(1, "w", 5, 4, 7, 50, Map.of("Rectum mean", 12.0));
    return new PlanRun(
        patient,
        PlanStudy.CONSTRAINED,
        0,
        List.of(5.0, 0.5),
        List.of(start, new PlanRun.Best(11, "w", 0.5, 7, 7, 96, gy)));
  }

  @Test
  void meansAndDeviationsStandBesideThePapers() {
    String text =
        new PaperCohort(List.of(run("a", 16), run("b", 20)), PlanStudy.CONSTRAINED).text(11);
    assertThat(text.lines())
        .anyMatch(line -> line.matches(" *all weights at the start +12\\.00 \\(0\\.00\\).*"))
        .anyMatch(line -> line.matches(" *grounded TGD, D95 kept, 11 +18\\.00 \\(2\\.83\\).*"))
        .anyMatch(line -> line.matches(" *paper: TextGrad +17\\.18 \\(4\\.20\\).*"));
  }
}
