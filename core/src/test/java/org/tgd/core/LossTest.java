package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;

class LossTest {
  private static Loss loss(double value) {
    Variable x = Variable.parameter("x", "");
    Evaluation evaluation = new Evaluation.Scored(value, List.of(), "r" + value, List.of());
    Variable output = Variable.output("e", "r", Call.evaluated("measures", x, evaluation));
    return new Loss(value, List.of(evaluation), List.of(output));
  }

  @Test
  void meanAndSumKeepTheBatchInOrder() {
    Loss mean = Loss.mean(List.of(loss(1), loss(2), loss(6)));
    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.evaluations())
        .extracting(Evaluation::report)
        .containsExactly("r1.0", "r2.0", "r6.0");
    assertThat(mean.outputs()).hasSize(3);
    assertThat(Loss.sum(List.of(loss(1), loss(2))).value()).isEqualTo(3);
  }

  @Test
  void aWeightedSumWeighs() {
    Loss weighted = Loss.weighted(List.of(loss(1), loss(2)), List.of(10.0, 0.5));
    assertThat(weighted.value()).isEqualTo(11);
    assertThat(weighted.outputs()).hasSize(2);
  }

  @Test
  void badWeightsAreRefused() {
    assertThatThrownBy(() -> Loss.weighted(List.of(loss(1)), List.of(0.0)))
        .hasMessage("weight 0 was 0.0; must be positive and finite");
    assertThatThrownBy(() -> Loss.weighted(List.of(loss(1)), List.of(Double.NaN)))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Loss.weighted(List.of(loss(1)), List.of(Double.POSITIVE_INFINITY)))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> Loss.weighted(List.of(loss(1)), List.of(1.0, 2.0)))
        .hasMessage("there were 2 weights for 1 losses");
  }

  @Test
  void anEmptyBatchIsRefused() {
    assertThatThrownBy(() -> Loss.mean(List.of())).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Loss.sum(List.of())).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Loss.weighted(List.of(), List.of()))
        .hasMessageContaining("at least 1");
  }

  @Test
  void aLossInWordsHasNoNumber() {
    assertThat(Loss.ofWords(Variable.constant("judgement", "good")).value()).isNaN();
  }
}
