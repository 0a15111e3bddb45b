package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.optimize.Workers;

class PredictionStudyTest {
  @Test
  void changesOfWeightsAreForetoldWithoutAndWithHardConstraints() {
    List<PredictionRow> said = new ArrayList<>();
    List<PredictionRow> rows;
    try (Workers workers = Workers.of(1)) {
      rows =
          new PredictionStudy(
                  RadiotherapyDomain.goals("prostate-70.2"), List.of(1.32), workers, said::add)
              .rows(CoarsePhantoms.prostate(1));
    }
    assertThat(rows).isEqualTo(said).hasSize(12);
    assertThat(rows).filteredOn(PredictionRow::changes).hasSizeGreaterThan(9);
    assertThat(rows)
        .filteredOn(row -> row.weight().equals(PredictionStudy.ALL))
        .hasSize(2)
        .allMatch(row -> row.signRight() && row.error() < 0.05);
    assertThat(new PredictionTable(rows).text())
        .contains(
            "free: sign right in at least 95 % and median error at most 10 % of the change: met")
        .contains("D95 kept: sign right")
        .doesNotContain("NOT met");
  }

  @Test
  void wrongSignsAndLargeErrorsAreCounted() {
    PredictionRow wrong = new PredictionRow("a", "free", "PTV", 1.1, 5, 5.1, 4.9);
    PredictionRow right = new PredictionRow("a", "free", "BODY", 1.1, 5, 4.95, 4.9);
    PredictionRow still = new PredictionRow("a", "free", "Rectum", 1.1, 5, 5, 5);
    assertThat(new PredictionTable(List.of(wrong, right, still)).text())
        .containsPattern("a +free +each +2 +50.0 % +125.00 %")
        .contains("NOT met");
  }
}
