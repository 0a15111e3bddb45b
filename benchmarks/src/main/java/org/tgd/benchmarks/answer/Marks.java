package org.tgd.benchmarks.answer;

import java.util.List;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.journal.Parallel;

/**
 * What a prompt came to on some questions.
 *
 * @param answers one for each question, in order, at least one
 */
public record Marks(List<Answered> answers) {
  /** Copies the answers. */
  public Marks {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("there were no answers; at least 1 is needed");
    }
  }

  /**
   * Asks a model all questions.
   *
   * @param prompt stands above each question
   * @param parallel asks several at once
   */
  public static Marks of(Questions questions, String prompt, Engine model, Parallel parallel) {
    return new Marks(
        parallel.map(
            questions.all(),
            question ->
                Answered.of(question, model.complete(Prompt.of(prompt, question.text())).text())));
  }

  private int count(Check.Verdict verdict) {
    return (int) answers.stream().filter(each -> each.check().verdict() == verdict).count();
  }

  /** How many are right. */
  public int correct() {
    return count(Check.Verdict.CORRECT);
  }

  /** In how many nothing was found that could be an answer; they count as wrong. */
  public int unparsed() {
    return count(Check.Verdict.UNPARSED);
  }

  /** How many there are. */
  public int total() {
    return answers.size();
  }

  /** The share that is right. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** Its 95 % interval (Wilson). */
  public Bounds interval() {
    return Bounds.wilson(correct(), total());
  }
}
