package org.tgd.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.ReferenceData;

class TopCurveTest {
  @Test
  void areasAreThoseOfThePublishedFunction() throws IOException {
    JsonNode vectors =
        new ObjectMapper().readTree(ReferenceData.at("chem/pmo/auc_vectors.json").toFile());
    int compared = 0;
    for (JsonNode vector : vectors) {
      List<Double> values = new ArrayList<>();
      vector.path("scores").forEach(each -> values.add(each.asDouble()));
      int budget = vector.path("max_calls").asInt();
      if (values.size() > budget) {
        continue; // theirs does not cut a run that overshoots its budget
      }
      for (int top : new int[] {1, 10, 100}) {
        compared++;
        assertThat(new TopCurve(top, vector.path("freq_log").asInt(), budget).area(values))
            .as("best %d of %d calls of %d", top, values.size(), budget)
            .isCloseTo(vector.path("auc_top" + top).asDouble(), within(1e-8));
      }
    }
    assertThat(compared).isEqualTo(33);
  }

  @Test
  void callsBeyondTheBudgetDoNotCount() {
    List<Double> values = List.of(0.2, 0.4, 1.0);
    assertThat(new TopCurve(1, 1, 2).area(values)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void publishedSumsAreThoseOfTheTables() {
    double[] sums =
        Published.pmo().values().stream()
            .mapToDouble(row -> row.values().stream().mapToDouble(each -> each).sum())
            .toArray();
    assertThat(sums)
        .containsExactly(new double[] {14.063, 13.594, 12.227, 11.444, 10.816}, within(2e-3));
  }
}
