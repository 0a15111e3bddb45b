package org.tgd.chem.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.EditorContract;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;

class ScoreEditorTest extends EditorContract {
  private static final String OBJECTIVE = "pmo:celecoxib_rediscovery";

  @Override
  protected Editor editor() {
    return new ScoreEditor(MoleculeObjective.parse(OBJECTIVE).expression().orElseThrow());
  }

  @Override
  protected Evaluator evaluator() {
    return MoleculeObjective.parse(OBJECTIVE);
  }

  @Override
  protected List<String> candidates() {
    return List.of("c1ccccc1", "Cc1ccc(cc1)-c1cc[nH]n1");
  }

  @Test
  void similaritiesThatStalledForSingleEditsAreReachedInAFewSteps() {
    for (String objective :
        List.of(
            "pmo:troglitazone_rediscovery",
            "similarity(Cc1ccc(cc1)-c1cc(nn1-c1ccc(cc1)S(N)(=O)=O)C(F)(F)F)",
            "0.8*pmo:albuterol_similarity + 0.2*qed")) {
      MoleculeObjective judge = MoleculeObjective.parse(objective);
      Editor editor = new ScoreEditor(judge.expression().orElseThrow());
      List<Attempt> attempts = new ArrayList<>();
      String best = "c1ccccc1";
      double loss = judge.evaluate(best).loss();
      double start = loss;
      SplittableRandom random = new SplittableRandom(1);
      for (int step = 0; step < 3; step++) {
        Edit edit =
            new Edit(
                Variable.parameter("molecule", best),
                List.of(),
                List.of(),
                List.of(),
                attempts,
                List.of(),
                List.of());
        for (String proposal : editor.propose(edit, 2, random.split())) {
          double its = judge.evaluate(proposal).loss();
          attempts.add(new Attempt(proposal, its, its < loss));
          best = its < loss ? proposal : best;
          loss = Math.min(its, loss);
        }
      }
      assertThat(loss).as(objective).isLessThan(start - 0.4);
    }
  }
}
