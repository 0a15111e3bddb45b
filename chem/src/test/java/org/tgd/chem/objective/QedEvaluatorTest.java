package org.tgd.chem.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.EvaluatorContract;
import org.tgd.core.eval.Finding;
import org.tgd.core.input.InputException;

class QedEvaluatorTest extends EvaluatorContract {
  private static final String HEAVY = "CCCCCCCCCCCCc1ccccc1C(=O)NCCCCCCN(C)CC[N+](=O)[O-]";

  @Override
  protected Evaluator evaluator() {
    return new QedEvaluator();
  }

  @Override
  protected List<String> goodCandidates() {
    return List.of("CC(=O)Nc1ccc(O)cc1", "C", HEAVY, "[Na+].CC(=O)[O-]");
  }

  @Override
  protected List<String> badCandidates() {
    return List.of("", "CC(", "C*", "CC(C)(C)(C)C", "ethanol");
  }

  @Test
  void counterfactualsHoldWhatTheyPromise() {
    Evaluation evaluation = new QedEvaluator(6).evaluate(HEAVY);
    List<Change> tried =
        evaluation.findings().stream()
            .flatMap(finding -> finding.changes().stream())
            .filter(change -> change.target().equals("SMILES"))
            .toList();
    assertThat(tried).isNotEmpty();
    for (Change change : tried) {
      double loss = new QedEvaluator(0).evaluate(change.to()).loss();
      assertThat(change.predictedLoss().orElseThrow()).isCloseTo(loss, within(1e-9));
      assertThat(loss).isLessThan(evaluation.loss());
    }
  }

  @Test
  void eachTrialIsCharged() {
    assertThat(new QedEvaluator(0).evaluate(HEAVY).cost()).isEqualTo(1);
    assertThat(new QedEvaluator(5).evaluate(HEAVY).cost()).isEqualTo(6);
    assertThat(new QedEvaluator(5).mostCost()).isEqualTo(6);
  }

  @Test
  void aPropertyFindingSaysWhatTheIdealValueWouldBring() {
    Finding rotors =
        new QedEvaluator(0)
            .evaluate(HEAVY).findings().stream()
                .filter(finding -> finding.about().equals("rotatable bonds"))
                .findFirst()
                .orElseThrow();
    assertThat(rotors.advice()).startsWith("Lower the rotatable bonds from");
    assertThat(rotors.weight()).isPositive();
  }

  @Test
  void aWeightedSumAddsItsTerms() {
    double qed = MoleculeObjective.parse("qed").evaluate("CCO").loss();
    double sa = MoleculeObjective.parse("sa").evaluate("CCO").loss();
    assertThat(MoleculeObjective.parse("0.7*qed + 0.3*sa").evaluate("CCO").loss())
        .isCloseTo(0.7 * qed + 0.3 * sa, within(1e-12));
  }

  @Test
  void windowsCostNothingInsideAndTheDistanceOutside() {
    assertThat(MoleculeObjective.parse("mw[10,60]").evaluate("CCO").loss()).isZero();
    assertThat(MoleculeObjective.parse("mw[146.069,]").evaluate("CCO").loss())
        .isCloseTo(1, within(1e-9));
    assertThat(MoleculeObjective.parse("rings[1,2] + hbd[,0]").evaluate("CCO").loss()).isEqualTo(2);
  }

  @Test
  void similarityReadsSmilesWithPlusSignsAndBrackets() {
    var objective = MoleculeObjective.parse("0.5*similarity(C[NH3+]) + distance(CC(=O)O)");
    assertThat(objective.evaluate("C[NH3+]").loss()).isLessThan(0.5);
  }

  @Test
  void anUnknownObjectiveIsNamedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> MoleculeObjective.parse("0.5*qde + sa"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("qde")
        .hasMessageContaining("qed, sa")
        .hasMessageContaining("logp");
    for (String bad : List.of("", "qed +", "-1*qed", "logp[3,1]", "similarity(CC(", "0*qed")) {
      assertThatThrownBy(() -> MoleculeObjective.parse(bad))
          .as(bad)
          .isInstanceOf(InputException.class);
    }
  }
}
