package org.tgd.core.control;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.History;
import org.tgd.core.Step;

/**
 * Says only whether a version is better or worse than the one it was made from: one bit, no number.
 *
 * @param text what it says; of the start, that there is nothing to compare it with
 */
record SignCritic(String text) implements Critic {
  static final String FIRST = "This is the first version; there is none to compare it with.";

  SignCritic() {
    this(FIRST);
  }

  @Override
  public Critic on(Step candidate, History history) {
    Step parent = history.parent(candidate);
    return candidate.index() == 0 ? new SignCritic() : new SignCritic(compared(candidate, parent));
  }

  private static String compared(Step candidate, Step parent) {
    int order = Double.compare(candidate.score(), parent.score());
    String word = order < 0 ? "better than" : order > 0 ? "worse than" : "as good as";
    return "This version is " + word + " the one that it was made from.";
  }

  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return Optional.of(new Feedback(text, List.of()));
  }
}
