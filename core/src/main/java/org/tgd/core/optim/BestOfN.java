package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Drafts;
import org.tgd.core.Editor;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Gradients;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.PastFeedback;
import org.tgd.core.Provenance;
import org.tgd.core.Remark;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * The control without feedback: independent edits of the start, of which the best is kept. No
 * critic is asked, and the editor is shown neither findings nor losses nor what was tried before. A
 * model is told that there is no feedback; an editor that needs findings proposes nothing.
 *
 * @param editor proposes values
 * @param options what the editor is shown of the task, and how many edits a step makes
 */
record BestOfN(Editor editor, TextualGradientDescent.Options options) implements Strategy {
  /** What a model is told in the place of feedback. */
  static final String NO_FEEDBACK =
      "There is no feedback on this version. Propose a better one of your own.";

  BestOfN {
    requireNonNull(editor, "editor");
    options = options.withMomentum(0).withMemory(0).withRejected(0);
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    Step start = start(state);
    State blind = state.at(start).with(new Blind(state.history().index(), start));
    return new TextualGradientDescent(editor, options).drafts(blind).from(start);
  }

  /** The start of the run, or of its part since a restart. */
  private static Step start(State state) {
    Step first = state.pool().get(0);
    return first.index() == 0 ? first : state.trajectory().get(0);
  }

  /** The history of a run in which nothing has happened but that it was started. */
  private record Blind(int index, Step start) implements History {
    @Override
    public List<Step> trajectory() {
      return List.of(start);
    }

    @Override
    public List<PastFeedback> memory() {
      return List.of();
    }

    @Override
    public List<Remark> remarks() {
      return List.of();
    }

    @Override
    public Step parent(Step candidate) {
      return candidate;
    }

    @Override
    public Gradients feedback(Step candidate) {
      Feedback none = new Feedback(NO_FEEDBACK, List.of());
      Provenance nobody = new Provenance("best of n", "no feedback", Optional.empty());
      return Gradients.onEach(candidate.parameters(), new Gradient(none, nobody));
    }
  }
}
