package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Ending;
import org.tgd.core.report.Judged;

class RepairEndingTest {
  private static Judged judged(int index, int passed) {
    double loss = 1 - passed / 3.0;
    var evaluation =
        new Evaluation.Scored(
            loss, List.of(Metric.higher(RepairEnding.PASSED, passed, "of 3")), "", List.of(), 1);
    return new Judged(index, 0, "p" + index, loss, true, evaluation, List.of());
  }

  private static Ending ending(Judged... steps) {
    return RepairEnding.of(List.of(steps)).orElseThrow();
  }

  @Test
  void saysWhetherAnythingWasRepaired() {
    assertThat(ending(judged(0, 1), judged(1, 3)))
        .isEqualTo(new Ending("Repaired in step 1: all public tests pass, 1 at the start.", true));
    assertThat(ending(judged(0, 1), judged(1, 1)))
        .isEqualTo(new Ending("Not repaired: 1 of 3 public tests pass, as at the start.", false));
    assertThat(ending(judged(0, 1), judged(1, 2)).words()).startsWith("Not repaired, but better");
    assertThat(ending(judged(0, 3)).reached()).isTrue();
  }
}
