package org.tgd.chem.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

class ExpressionTermTest {
  private static List<Finding> findings(String objective, String smiles) {
    return MoleculeObjective.parse(objective).evaluate(smiles).findings();
  }

  private static String advice(String objective, String smiles) {
    return String.join("\n", findings(objective, smiles).stream().map(Finding::advice).toList());
  }

  @Test
  void saysWhatTheReferenceHasAndWhatItHasNotByAtoms() {
    String advice = advice("ecfp4(CCOc1ccccc1)", "c1ccccc1Cl");
    assertThat(advice).contains("The reference also has").contains("CCO").contains("7");
    assertThat(advice("ecfp4(CCO)", "CCO")).isEmpty();
    assertThat(advice("similarity(CCOc1ccccc1)", "c1ccccc1Cl")).contains("The reference also has");
  }

  @Test
  void saysWhichKeysElementsAndPatternsDiffer() {
    assertThat(advice("maccs(CCOc1ccccc1)", "c1ccccc1Br")).contains("Keys missing").contains("46");
    assertThat(advice("isomer(C7H8N2O2)", "Cc1ccccc1")).contains("2 N too few", "2 O too few");
    assertThat(advice("mean(no_smarts(Cl),qed)", "c1ccccc1Cl")).contains("at atom 7 and must go");
    assertThat(advice("mean(smarts(C#N),qed)", "c1ccccc1Cl")).contains("C#N is missing");
  }

  @Test
  void eachPartHasATriedEditWithItsTrueLossWhichIsCharged() {
    MoleculeObjective objective = MoleculeObjective.parse("pmo:osimertinib_mpo");
    Evaluation evaluation = objective.evaluate("COc1cc(Nc2ncccn2)ccc1N(C)C");
    int tried = 0;
    for (Finding finding : evaluation.findings()) {
      for (Change change : finding.changes()) {
        tried++;
        double loss = objective.cheapLoss(Smiles.molecule(change.to()));
        assertThat(change.predictedLoss().getAsDouble()).isEqualTo(loss);
      }
    }
    assertThat(tried).isGreaterThanOrEqualTo(3);
    assertThat(evaluation.cost()).isGreaterThan(tried).isLessThanOrEqualTo(objective.mostCost());
    Evaluation untried = objective.withCounterfactuals(0).evaluate("COc1cc(Nc2ncccn2)ccc1N(C)C");
    assertThat(untried.cost()).isEqualTo(1);
    assertThat(untried.loss()).isEqualTo(evaluation.loss());
  }

  @Test
  void whereTwoFactorsAreZeroBothAreNamed() {
    String advice = advice("geomean(smarts(C#N),smarts(S(=O)=O),qed)", "c1ccccc1");
    assertThat(advice).contains("C#N is missing").contains("S(=O)=O is missing");
  }
}
