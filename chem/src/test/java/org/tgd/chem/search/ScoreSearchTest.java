package org.tgd.chem.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.ScoreText;

class ScoreSearchTest {
  private static final ScoreSearch.Effort EFFORT = new ScoreSearch.Effort(2, 30);
  private static final String PHENACETIN = "CCOc1ccc(NC(C)=O)cc1";

  private static List<Double> run(ScoreSearch search, Score score, int calls, List<String> found) {
    List<Double> values = new ArrayList<>();
    while (values.size() < calls) {
      for (Molecule each : search.ask(Math.min(5, calls - values.size()))) {
        double value = score.value(each);
        search.tell(each, value);
        values.add(value);
        found.add(each.smiles());
      }
    }
    return values;
  }

  private static double best(List<Double> values) {
    return values.stream().mapToDouble(each -> each).max().orElseThrow();
  }

  @Test
  void toldTheReferenceItComesCloseWithoutProposingWhatIsExcluded() {
    Score score =
        ScoreText.read("product(ecfp4(" + PHENACETIN + "),exclude_flat(" + PHENACETIN + "))");
    for (Told told : new Told[] {Told.PARTS, Told.VALUES}) {
      List<String> found = new ArrayList<>();
      ScoreSearch search = ScoreSearch.told(score, told, EFFORT, new SplittableRandom(1));
      assertThat(best(run(search, score, 30, found))).as("%s", told).isGreaterThan(0.6);
      assertThat(found).doesNotHaveDuplicates();
    }
  }

  @Test
  void toldAFormulaOrAPatternItBuildsIt() {
    for (String text :
        List.of("isomer(C9H10N2O2PF2Cl)", "smarts([#7]-c1ccc2ncsc2c1)", "pmo:isomers_c7h8n2o2")) {
      Score score = ScoreText.read(text);
      ScoreSearch search = ScoreSearch.told(score, Told.PARTS, EFFORT, new SplittableRandom(2));
      assertThat(best(run(search, score, 10, new ArrayList<>()))).as(text).isEqualTo(1);
    }
  }

  @Test
  void severalWindowsAtOnceAreMet() {
    Score score =
        ScoreText.read(
            "geomean(smarts(CN(C=O)Cc1ccc(c2ccccc2)cc1),gauss(tpsa,70,5),gauss(logp,3,0.2))");
    ScoreSearch search = ScoreSearch.told(score, Told.PARTS, EFFORT, new SplittableRandom(3));
    assertThat(best(run(search, score, 60, new ArrayList<>()))).isGreaterThan(0.7);
  }

  @Test
  void toldNothingButTheNumberItImprovesOnItsStart() {
    Score score = ScoreText.read("qed");
    ScoreSearch search = ScoreSearch.blind(EFFORT, new SplittableRandom(4));
    Molecule start = Smiles.molecule("c1ccccc1");
    search.tell(start, score.value(start));
    assertThat(best(run(search, score, 60, new ArrayList<>()))).isGreaterThan(0.7);
  }

  @Test
  void theSameSeedGivesTheSameMoleculesAndForbiddenOnesNever() {
    Score score = ScoreText.read("ecfp4(" + PHENACETIN + ")");
    List<List<String>> all = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      ScoreSearch search = ScoreSearch.told(score, Told.PARTS, EFFORT, new SplittableRandom(5));
      search.forbid(List.of(Smiles.molecule(PHENACETIN)));
      List<String> found = new ArrayList<>();
      run(search, score, 15, found);
      all.add(found);
    }
    assertThat(all.get(0)).isEqualTo(all.get(1));
    assertThat(all.get(0)).doesNotContain(Smiles.molecule(PHENACETIN).canonicalSmiles());
  }

  @Test
  void leavesMakeTheScoreAgain() {
    for (String name : List.of("pmo:osimertinib_mpo", "pmo:deco_hop", "seismo:4")) {
      Score score = ScoreText.read(name);
      Leaves leaves = Leaves.of(score);
      Molecule molecule = Smiles.molecule("COc1cc2ncnc(Nc3ccc(F)cc3)c2cc1OC");
      assertThat(leaves.compose(leaves.values(molecule))).as(name).isEqualTo(score.value(molecule));
    }
  }
}
