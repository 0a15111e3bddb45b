package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;

class FrontTest {
  private static Step step(String text, Evaluation evaluation) {
    return new Step(
        1,
        0,
        Parameters.of("t", Variable.parameter("t", text)),
        evaluation.loss(),
        List.of(evaluation),
        List.of(),
        false);
  }

  /** A candidate with these losses on its items. */
  private static Step on(String text, double... losses) {
    Map<String, Double> items = new LinkedHashMap<>();
    IntStream.range(0, losses.length).forEach(i -> items.put("item" + i, losses[i]));
    double mean = java.util.Arrays.stream(losses).average().orElseThrow();
    return step(text, new Evaluation.Scored(mean, List.of(), "", List.of(), 1, items));
  }

  private static List<String> texts(Front front) {
    return front.members().stream().map(each -> each.parameters().get("t").value()).toList();
  }

  @Test
  void whoIsBestOnAnItemIsKeptAlsoWithAWorseMeanAndWhoIsNeverBestIsNot() {
    Step even = on("even", 2, 2, 2, 2);
    Step special = on("special", 0, 9, 9, 9);
    Step dominated = on("dominated", 3, 3, 2, 3);
    Step refused = step("refused", new Evaluation.Rejected("no", List.of()));
    Front front = Front.of(List.of(even, special, dominated, refused), Step::items);
    assertThat(texts(front)).containsExactly("even", "special");
    assertThat(front.wins()).containsExactly(3, 1);
  }

  @Test
  void whoeverIsBestOnMoreItemsIsDrawnMoreOften() {
    Front front = Front.of(List.of(on("even", 2, 2, 2, 2), on("special", 0, 9, 9, 9)), Step::items);
    Map<String, Integer> drawn = new HashMap<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 4_000; i++) {
      String first = front.drawn(random).get(0).parameters().get("t").value();
      drawn.merge(first, 1, Integer::sum);
    }
    assertThat(drawn.get("even")).isBetween(2_880, 3_120); // 3 of 4, within four deviations
  }

  @Test
  void withoutItemsTheLossAndTheMetricsWithADirectionCount() {
    Step lossy = step("a", scored(1, 5, 0));
    Step high = step("b", scored(2, 8, 9));
    Step neither = step("c", scored(3, 4, 99));
    assertThat(texts(Front.of(List.of(lossy, high, neither), Step::items)))
        .containsExactly("a", "b");
  }

  private static Evaluation scored(double loss, double coverage, double size) {
    return new Evaluation.Scored(
        loss,
        List.of(
            new Metric("coverage", coverage, "", Metric.Direction.HIGHER),
            new Metric("size", size, "", Metric.Direction.NEITHER)),
        "",
        List.of());
  }
}
