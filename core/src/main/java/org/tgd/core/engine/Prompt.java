package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a language model is asked.
 *
 * @param system the instruction that stands above the conversation; empty for none
 * @param user the question
 * @param sample which of several independent answers to the same question is wanted, from 0
 * @param field the one text field of the JSON object that the answer is to be, where it is to be
 *     one
 */
public record Prompt(String system, String user, int sample, Optional<String> field) {
  /** Checks that nothing is missing and that the sample index is not negative. */
  public Prompt {
    requireNonNull(system, "system");
    requireNonNull(user, "user");
    requireNonNull(field, "field");
    if (sample < 0) {
      throw new IllegalArgumentException("sample was " + sample + "; must be 0 or more");
    }
  }

  /** A prompt for an answer in words. */
  public Prompt(String system, String user, int sample) {
    this(system, user, sample, Optional.empty());
  }

  /** The same question, to be answered by a JSON object with this one text field. */
  public Prompt withField(String name) {
    return new Prompt(system, user, sample, Optional.of(name));
  }

  /** A prompt for the first answer. */
  public static Prompt of(String system, String user) {
    return new Prompt(system, user, 0);
  }

  /** The same question, another answer. */
  public Prompt withSample(int index) {
    return new Prompt(system, user, index, field);
  }
}
