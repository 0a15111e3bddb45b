package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * What was said when a language model computed an output.
 *
 * @param system the system prompt, possibly empty
 * @param input what was asked
 * @param output what the model answered, verbatim
 */
public record Conversation(String system, String input, String output) {
  /** Checks that nothing is missing. */
  public Conversation {
    requireNonNull(system, "system");
    requireNonNull(input, "input");
    requireNonNull(output, "output");
  }
}
