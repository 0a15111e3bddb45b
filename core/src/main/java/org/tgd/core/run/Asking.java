package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How questions are put to a model.
 *
 * @param prompts the folder with wordings in place of ours, if any
 * @param answers in what form the answers of a critic and an editor are asked for
 * @param images whether the model is shown pictures of the candidates beside their texts
 * @param reduce whether the model merges the feedback on the items of a batch before it edits
 */
public record Asking(Optional<String> prompts, Answers answers, boolean images, boolean reduce) {
  /** Our wordings; JSON where the model is known to hold an answer to a schema. */
  public static final Asking DEFAULT = new Asking(Optional.empty(), Answers.AUTO);

  /** In what form answers are asked for. */
  public enum Answers {
    /** JSON where the model is known to hold an answer to a schema, else tags. */
    AUTO,
    /** JSON, with a schema until a server refuses it. */
    JSON,
    /** Text between tags. */
    TEXT
  }

  /** Checks that nothing is missing. */
  public Asking {
    requireNonNull(prompts, "prompts");
    requireNonNull(answers, "answers");
  }

  /** Without pictures, and with all feedback as it is. */
  public Asking(Optional<String> prompts, Answers answers) {
    this(prompts, answers, false, false);
  }

  /** The same with pictures, or without. */
  public Asking withImages(boolean next) {
    return new Asking(prompts, answers, next, reduce);
  }

  /** The same with feedback merged, or as it is. */
  public Asking withReduce(boolean next) {
    return new Asking(prompts, answers, images, next);
  }
}
