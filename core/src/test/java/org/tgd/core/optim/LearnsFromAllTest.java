package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;

/** What of the history reaches an editor that learns from all of it, and one that does not. */
class LearnsFromAllTest {
  private static final int STEPS = 14;

  /** Writes down how much it is shown, and lengthens the text. */
  private static final class Counting implements Editor {
    final List<Integer> attempts = new ArrayList<>();
    final List<Integer> memories = new ArrayList<>();
    private final boolean all;

    Counting(boolean all) {
      this.all = all;
    }

    @Override
    public boolean learnsFromAll() {
      return all;
    }

    @Override
    public List<String> propose(Edit edit, int n, RandomGenerator random) {
      attempts.add(edit.attempts().size());
      memories.add(edit.memory().size());
      return List.of(edit.variable().value() + "a");
    }
  }

  private static final Evaluator LONGER =
      new Evaluator() {
        @Override
        public String purpose() {
          return "wants a longer text";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          Finding finding = Finding.of("length", "short", "longer", "Add a letter.", 1);
          return new Evaluation.Scored(100 - candidate.length(), List.of(), "", List.of(finding));
        }
      };

  private static Counting run(boolean all) {
    Counting editor = new Counting(all);
    Optimization.of(
            (parameters, random) -> Loss.of(LONGER, parameters.get("text")),
            new GroundedCritic(),
            new TextualGradientDescent(
                editor, TextualGradientDescent.Options.DEFAULT.withMomentum(3)),
            STEPS)
        .run(Parameters.of("text", Variable.parameter("a text", "a")));
    return editor;
  }

  @Test
  void everyAttemptAndWhatWasSaidOfItIsShown() {
    Counting editor = run(true);
    assertThat(editor.attempts).hasSize(STEPS).last().isEqualTo(STEPS);
    assertThat(editor.memories).last().isEqualTo(STEPS - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, STEPS - 1})
  void othersSeeTheWindowThatIsSet(int step) {
    Counting editor = run(false);
    assertThat(editor.attempts.get(step)).isEqualTo(3);
    assertThat(editor.memories.get(step)).isZero();
  }
}
