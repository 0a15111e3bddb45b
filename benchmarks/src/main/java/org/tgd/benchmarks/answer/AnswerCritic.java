package org.tgd.benchmarks.answer;

import java.util.Optional;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Opinion;
import org.tgd.core.Task;
import org.tgd.core.engine.Engine;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.Manner;

/**
 * Says of a wrong answer what the checker computed, without a model, and asks a model what that
 * means for the prompt. Right answers are not criticised and cost nothing.
 */
final class AnswerCritic implements Critic {
  private final Critic checked = new GroundedCritic();
  private final Critic asked;

  AnswerCritic(Engine model, Task task, Manner manner) {
    this.asked = LlmCritic.withFindings(model).withTask(task).withManner(manner);
  }

  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return opinion(about).feedback();
  }

  @Override
  public Opinion opinion(Criticism about) {
    return about.call().evaluation().isPresent() ? checked.opinion(about) : asked.opinion(about);
  }
}
