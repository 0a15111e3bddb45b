package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** What every rule-based {@link Editor} must do, together with the evaluator it reads. */
public abstract class EditorContract {
  /** The editor under test. */
  protected abstract Editor editor();

  /** The evaluator whose findings it reads. */
  protected abstract Evaluator evaluator();

  /** Candidates that can be improved; at least one. */
  protected abstract List<String> candidates();

  /** The edit of a candidate with the grounded critic's feedback. */
  private Optional<Edit> edit(String candidate) {
    Variable variable = Variable.parameter("candidate", candidate);
    List<Gradient> gradients =
        Loss.of(evaluator(), variable).backward(new GroundedCritic()).of(variable);
    return gradients.isEmpty() ? Optional.empty() : Optional.of(Edit.of(variable, gradients));
  }

  @Test
  void proposalsAreDistinctNewValidAndNoMoreThanAskedFor() {
    assertThat(candidates()).isNotEmpty();
    for (String candidate : candidates()) {
      Edit edit = edit(candidate).orElseThrow();
      for (int seed = 0; seed < 5; seed++) {
        List<String> proposals = editor().propose(edit, 3, new SplittableRandom(seed));
        assertThat(proposals)
            .as(candidate)
            .hasSizeLessThanOrEqualTo(3)
            .doesNotHaveDuplicates()
            .doesNotContain(candidate);
        for (String proposal : proposals) {
          assertThat(evaluator().evaluate(proposal))
              .as("%s from %s", proposal, candidate)
              .isInstanceOf(Evaluation.Scored.class);
        }
      }
    }
  }

  @Test
  void somethingIsProposedForACandidateThatCanBeImproved() {
    for (String candidate : candidates()) {
      Edit edit = edit(candidate).orElseThrow();
      assertThat(editor().propose(edit, 1, new SplittableRandom(1))).as(candidate).hasSize(1);
    }
  }

  @Test
  void theSameSeedGivesTheSameProposals() {
    for (String candidate : candidates()) {
      Edit edit = edit(candidate).orElseThrow();
      assertThat(editor().propose(edit, 3, new SplittableRandom(9)))
          .isEqualTo(editor().propose(edit, 3, new SplittableRandom(9)));
    }
  }
}
