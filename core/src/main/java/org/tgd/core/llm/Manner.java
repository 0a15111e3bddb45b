package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import org.tgd.core.engine.Pictures;

/**
 * How a model is asked to criticise or to edit.
 *
 * @param prompts in which words
 * @param json whether answers are to be JSON, held to a schema where the model can
 * @param pictures what it is shown beside the text
 */
public record Manner(Prompts prompts, boolean json, Pictures pictures) {
  /** In our words, for answers in words, without pictures. */
  public static final Manner OURS = new Manner(Prompts.OURS, false, Pictures.NONE);

  /** Checks that nothing is missing. */
  public Manner {
    requireNonNull(prompts, "prompts");
    requireNonNull(pictures, "pictures");
  }

  /** The same in other words. */
  public Manner withPrompts(Prompts next) {
    return new Manner(next, json, pictures);
  }

  /** The same for answers in JSON, or in words. */
  public Manner withJson(boolean next) {
    return new Manner(prompts, next, pictures);
  }

  /** The same beside pictures. */
  public Manner withPictures(Pictures next) {
    return new Manner(prompts, json, next);
  }
}
