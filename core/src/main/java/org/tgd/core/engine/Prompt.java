package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a language model is asked.
 *
 * @param system the instruction that stands above the conversation; empty for none
 * @param user the question
 * @param sample which of several independent answers to the same question is wanted, from 0
 */
public record Prompt(String system, String user, int sample) {
  /** Checks that nothing is missing and that the sample index is not negative. */
  public Prompt {
    requireNonNull(system, "system");
    requireNonNull(user, "user");
    if (sample < 0) {
      throw new IllegalArgumentException("sample was " + sample + "; must be 0 or more");
    }
  }

  /** A prompt for the first answer. */
  public static Prompt of(String system, String user) {
    return new Prompt(system, user, 0);
  }

  /** The same question, another answer. */
  public Prompt withSample(int index) {
    return new Prompt(system, user, index);
  }
}
