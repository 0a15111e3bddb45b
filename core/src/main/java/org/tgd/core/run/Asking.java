package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How questions are put to a model.
 *
 * @param prompts the folder with wordings in place of ours, if any
 * @param answers in what form an editor's answers are asked for
 */
public record Asking(Optional<String> prompts, Answers answers) {
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
}
