package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

class ValuesTest {
  @Test
  void parametersStandInTheOrderOfTheirNamesAndCompareByText() {
    Variable a = Variable.parameter("role a", "1");
    Variable b = Variable.parameter("role b", "2");
    Parameters parameters = Parameters.of(Map.of("b", b, "a", a));
    assertThat(parameters.byName().keySet()).containsExactly("a", "b");
    assertThat(parameters.values()).containsEntry("a", "1").containsEntry("b", "2");
    Parameters changed = parameters.with(Map.of("a", "3"));
    assertThat(changed.get("a").value()).isEqualTo("3");
    assertThat(changed.get("a").role()).isEqualTo("role a");
    assertThat(changed.get("b")).isSameAs(b);
    assertThat(changed).isNotEqualTo(parameters);
    assertThat(changed.with(Map.of("a", "1"))).isEqualTo(parameters).hasSameHashCodeAs(parameters);
    assertThat(parameters.get("a")).isSameAs(a);
    assertThat(parameters).hasToString("role a (1 characters), role b (1 characters)");
  }

  @Test
  void unknownAndMissingParametersAreNamed() {
    Parameters parameters = Parameters.of("a", Variable.parameter("role", "1"));
    assertThatThrownBy(() -> parameters.get("z")).hasMessage("no parameter 'z' in [a]");
    assertThatThrownBy(() -> Parameters.of(Map.of())).hasMessageContaining("at least 1");
  }

  @Test
  void aVariableKeepsItsKindWhenItsTextChanges() {
    assertThat(Variable.parameter("r", "1").withValue("2").requiresGrad()).isTrue();
    assertThat(Variable.constant("r", "1").withValue("2").requiresGrad()).isFalse();
    assertThat(Variable.constant("r", "1").origin()).isEmpty();
  }

  @Test
  void valuesCopyTheirLists() {
    List<Finding> findings = new ArrayList<>();
    Evaluation scored = new Evaluation.Scored(1, List.of(), "r", findings);
    Evaluation rejected = new Evaluation.Rejected("r", findings);
    findings.add(Finding.of("a", "b", "c", "d", 1));
    assertThat(scored.findings()).isEmpty();
    assertThat(rejected.findings()).isEmpty();
    assertThat(rejected.metrics()).isEmpty();
    assertThat(rejected.cost()).isEqualTo(1);
    assertThat(scored.cost()).isEqualTo(1);
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new Evaluation.Scored(Double.NaN, List.of(), "", List.of()))
        .hasMessage("loss was NaN; must be finite");
    assertThatThrownBy(
            () -> new Evaluation.Scored(Double.POSITIVE_INFINITY, List.of(), "", List.of()))
        .hasMessageContaining("must be finite");
    assertThatThrownBy(() -> new Evaluation.Scored(1, List.of(), "", List.of(), 0))
        .hasMessage("cost was 0; must be 1 or more");
    assertThatThrownBy(() -> new Evaluation.Rejected("", List.of(), 0))
        .hasMessageContaining("must be 1 or more");
    assertThatThrownBy(() -> Finding.of("a", "b", "c", "d", -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Finding.of("a", "b", "c", "d", Double.NaN))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Feedback(" ", List.of())).hasMessageContaining("blank");
  }

  @Test
  void metricsNameTheirDirection() {
    assertThat(Metric.higher("QED", 0.5, "").better()).isEqualTo(Metric.Direction.HIGHER);
    assertThat(Metric.lower("V70", 20, "%").better()).isEqualTo(Metric.Direction.LOWER);
    assertThat(Metric.neutral("n", 3, "").better()).isEqualTo(Metric.Direction.NEITHER);
  }

  @Test
  void aChangeThatKeepsSaysSo() {
    Change raise = Change.of("PTV weight", "100", "980");
    assertThat(raise.keeps()).isFalse();
    assertThat(raise.predictedLoss()).isEmpty();
    assertThat(raise.withPredictedLoss(0.5).predictedLoss()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(Change.of("body weight", "100", "100").keeps()).isTrue();
    Finding finding = Finding.of("a", "b", "c", "d", 1).withChanges(List.of(raise));
    assertThat(finding.changes()).containsExactly(raise);
    assertThat(finding.sentence()).isEqualTo("a: b; wanted c. d");
  }

  @Test
  void anEditListsEveryFindingOnce() {
    Finding finding = Finding.of("a", "b", "c", "d", 1);
    Provenance source = new Provenance("p", "o", java.util.Optional.empty());
    Gradient gradient = new Gradient(new Feedback("t", List.of(finding)), source);
    Edit edit = Edit.of(Variable.parameter("r", "v"), List.of(gradient, gradient));
    assertThat(edit.findings()).containsExactly(finding);
    assertThat(edit.attempts()).isEmpty();
  }
}
