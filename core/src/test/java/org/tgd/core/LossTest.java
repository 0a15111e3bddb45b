package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;

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

  private static Evaluator towards(double wanted) {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "distance to " + wanted;
      }

      @Override
      public Evaluation evaluate(String candidate) {
        double x = Double.parseDouble(candidate);
        double off = Math.abs(x - wanted);
        String to = Double.toString(wanted);
        Change change = Change.of("x", candidate, to).withPredictedLoss(0);
        Finding finding =
            Finding.of("x", candidate, to, "Set x to " + to + ".", 1).withChanges(List.of(change));
        return new Evaluation.Scored(off, List.of(), "off by " + off, List.of(finding));
      }
    };
  }

  private static Edit edit(Loss loss, Variable x) {
    return Edit.of(x, loss.backward(new GroundedCritic()).of(x));
  }

  @Test
  void aWeightReachesTheFindingsTheirOrderAndTheText() {
    Variable x = Variable.parameter("x", "4");
    List<Loss> losses = List.of(Loss.of(towards(10), x), Loss.of(towards(0), x));
    Loss weighted = Loss.weighted(losses, List.of(0.001, 1000.0));
    Edit edit = edit(weighted, x);
    assertThat(edit.findings()).extracting(Finding::wanted).containsExactly("0.0", "10.0");
    assertThat(edit.findings()).extracting(Finding::weight).containsExactly(1000.0, 0.001);
    assertThat(edit.gradients()).extracting(Gradient::weight).containsExactly(1000.0, 0.001);
    assertThat(edit.gradients().get(0).text())
        .startsWith("[counts with weight 1000 in the loss]\n")
        .contains("Set x to 0.0.");
    assertThat(edit.gradients().get(1).text()).startsWith("[counts with weight 0.001 in the loss]");
    // Set to 0, the other loss staying at 6: 0.001 * 6.
    assertThat(edit.findings().get(0).changes().get(0).predictedLoss().getAsDouble())
        .isCloseTo(0.006, within(1e-9));
    Loss nested = Loss.sum(List.of(Loss.weighted(List.of(weighted), List.of(2.0)), losses.get(0)));
    assertThat(nested.shares()).containsExactly(0.002, 2000.0, 1.0);
  }

  @Test
  void aWeightPassesThroughAModelCall() {
    Variable x = Variable.parameter("x", "4");
    Variable light = Variable.output("light", "4", Call.of("copies", List.of(x)));
    Variable heavy = Variable.output("heavy", "4", Call.of("copies", List.of(x)));
    List<Loss> losses = List.of(Loss.of(towards(10), light), Loss.of(towards(0), heavy));
    Edit edit = edit(Loss.weighted(losses, List.of(1.0, 5.0)), x);
    assertThat(edit.gradients()).extracting(Gradient::weight).containsExactly(5.0, 1.0);
    assertThat(edit.gradients().get(0).text()).containsOnlyOnce("counts with weight 5");
  }

  @Test
  void findingsOfAMeanAreInUnitsOfTheMean() {
    Variable x = Variable.parameter("x", "4");
    Edit edit = edit(Loss.mean(List.of(Loss.of(towards(10), x), Loss.of(towards(0), x))), x);
    assertThat(edit.findings()).extracting(Finding::weight).containsExactly(0.5, 0.5);
    assertThat(edit.findings().get(0).changes().get(0).predictedLoss().getAsDouble())
        .isCloseTo(2, within(1e-9));
    assertThat(edit.gradients().get(0).text()).doesNotContain("weight");
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
