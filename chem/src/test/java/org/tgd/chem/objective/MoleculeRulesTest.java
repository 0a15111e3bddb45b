package org.tgd.chem.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.ChemDomain;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.smarts.Pattern;
import org.tgd.core.Edit;
import org.tgd.core.Variable;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.Problem;

class MoleculeRulesTest {
  private static final String START = "CC(=O)Nc1ccc(O)cc1";

  private static Problem problem(String objective, String keep, String forbid) {
    return new ChemDomain()
        .problem(Map.of("start", START, "objective", objective, "keep", keep, "forbid", forbid));
  }

  @Test
  void nothingThatBreaksARuleIsProposedOrAdvised() {
    Pattern amide = Pattern.of("CC(=O)Nc1ccccc1");
    Pattern halogen = Pattern.of("[F,Cl]");
    for (String objective : List.of("qed", "pmo:median2")) {
      Problem problem = problem(objective, "CC(=O)Nc1ccccc1", "[F,Cl] [N+](=O)[O-]");
      Edit edit = Edit.of(Variable.parameter("molecule", START), List.of());
      List<String> proposals =
          problem.editor().orElseThrow().propose(edit, 6, new SplittableRandom(1));
      assertThat(proposals).as(objective).isNotEmpty().hasSizeLessThanOrEqualTo(6);
      for (String each : proposals) {
        assertThat(amide.matches(Smiles.molecule(each).graph())).as(each).isTrue();
        assertThat(halogen.matches(Smiles.molecule(each).graph())).as(each).isFalse();
      }
      problem.evaluator().evaluate(START).findings().stream()
          .flatMap(finding -> finding.changes().stream())
          .map(Change::to)
          .filter(to -> Smiles.read(to) instanceof Smiles.Accepted)
          .forEach(to -> assertThat(amide.matches(Smiles.molecule(to).graph())).as(to).isTrue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "qed, CN(C)Cc1cc(I)cc(I)c1O, NCc1cc(I)cc(I)c1O",
    "pmo:median2, O=C(c1ccccc1)c1c[nH]c2ncccc12, O=C(c1ccccc1)c1c[nH]c2ncccc12",
    "docking(PPARA), CN(C)Cc1cc(I)cc(I)c1O, NCc1cc(I)cc(I)c1O",
    "docking(PPARA), O=C(c1ccccc1)c1c[nH]c2ncccc12, O=C(c1ccccc1)c1c[nH]c2ncccc12"
  })
  void aScaffoldThatIsMostOfTheMoleculeLeavesEnoughToPropose(
      String objective, String start, String keep) {
    Problem problem =
        new ChemDomain().problem(Map.of("start", start, "objective", objective, "keep", keep));
    Pattern scaffold = Pattern.of(keep);
    for (int seed = 1; seed <= 3; seed++) {
      Edit edit = Edit.of(Variable.parameter("molecule", start), List.of());
      List<String> proposals =
          problem.editor().orElseThrow().propose(edit, 4, new SplittableRandom(seed));
      assertThat(proposals).hasSize(4).doesNotHaveDuplicates();
      assertThat(proposals).allMatch(each -> scaffold.matches(Smiles.molecule(each).graph()));
    }
  }

  @Test
  void whatBreaksARuleIsRejectedWithTheReason() {
    Problem problem = problem("qed", "C(=O)N", "Cl");
    Evaluation lost = problem.evaluator().evaluate("c1ccccc1O");
    assertThat(lost).isInstanceOf(Evaluation.Rejected.class);
    assertThat(lost.report()).contains("lacks C(=O)N");
    assertThat(problem.evaluator().evaluate("CC(=O)Nc1ccc(Cl)cc1").report())
        .contains("has Cl at atom 9");
    assertThat(problem.constraints()).anyMatch(each -> each.contains("C(=O)N"));
  }

  @Test
  void badRulesAndStartsThatBreakThemAreInputErrors() {
    assertThatThrownBy(() -> problem("qed", "C(", ""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("option 'keep'");
    assertThatThrownBy(() -> problem("qed", "S", ""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lacks S");
  }
}
