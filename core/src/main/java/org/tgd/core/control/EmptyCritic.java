package org.tgd.core.control;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;

/** Says that there is no feedback: the editor still sees the text and is asked for another. */
record EmptyCritic() implements Critic {
  static final String TEXT = "There is no feedback on this version.";

  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return Optional.of(new Feedback(TEXT, List.of()));
  }
}
