package org.tgd.chem.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.core.Proposals;
import org.tgd.core.Remark;
import org.tgd.core.Task;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.llm.RecordedAnswer;

class SmilesFormTest {
  private static final SmilesForm FORM = new SmilesForm();

  private static String salvaged(String answer) {
    return FORM.salvage(answer, "CCCCO").orElse("(none)");
  }

  @Test
  void oneMoleculeIsPickedOutOfASentence() {
    assertThat(salvaged("CCO")).isEqualTo("CCO");
    assertThat(salvaged("The new molecule is `c1ccccc1O`.")).isEqualTo("c1ccccc1O");
    assertThat(salvaged("SMILES: NS(=O)(=O)CCCc1ccccc1")).isEqualTo("NS(=O)(=O)CCCc1ccccc1");
    assertThat(salvaged("SMILES:\"CC(=O)N\", as I said")).isEqualTo("CC(=O)N");
    assertThat(salvaged("I changed OCCCC to CCOCCN. NO other change is needed IF I am right."))
        .isEqualTo("CCOCCN");
    assertThat(salvaged("OCC is CCO, ethanol")).isEqualTo("OCC");
    assertThat(Smiles.read(FORM.example())).isInstanceOf(Smiles.Accepted.class);
  }

  @Test
  void noneOrSeveralAreNone() {
    assertThat(salvaged("It should be more polar.")).isEqualTo("(none)");
    assertThat(salvaged("CCOC or CCNC")).isEqualTo("(none)");
    assertThat(salvaged("S(CC(=O)(=O)N)c2ccccc2)(F)(=O)=O")).isEqualTo("(none)");
    assertThat(salvaged("")).isEqualTo("(none)");
  }

  @Test
  void everyRecordedAnswerIsACandidateOrAStatedRefusal() throws IOException {
    Task task = Task.NONE.withForm(FORM);
    MoleculeObjective qed = MoleculeObjective.parse("qed");
    List<RecordedAnswer> answers = RecordedAnswer.of("molecule");
    List<String> outcomes = new ArrayList<>();
    for (RecordedAnswer answer : answers) {
      Proposals proposals = answer.proposals(task);
      assertThat(proposals.remarks()).hasSize(1);
      Remark remark = proposals.remarks().get(0);
      if (proposals.values().isEmpty()) {
        assertThat(remark.text()).isNotBlank();
        outcomes.add(remark.kind().word());
      } else {
        Evaluation evaluation = qed.evaluate(proposals.values().get(0));
        boolean refused = evaluation instanceof Evaluation.Rejected;
        assertThat(evaluation.report()).isNotBlank();
        outcomes.add(remark.kind().word() + (refused ? ", refused" : ", scored"));
      }
    }
    assertThat(outcomes)
        .containsExactly(
            "used, scored",
            "used, scored",
            "used, refused",
            "used, refused",
            "cut-off",
            "cut-off",
            "used, scored",
            "used, scored",
            "used, scored");
  }
}
