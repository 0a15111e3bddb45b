package org.tgd.core;

import static java.util.Objects.requireNonNull;

/**
 * What was said when a language model computed an output.
 *
 * @param system the system prompt, possibly empty
 * @param input what was asked
 * @param output what the model answered, verbatim
 * @param flaw what is amiss with the answer as such, for example that it was cut off at the length
 *     limit; empty for a whole answer
 */
public record Conversation(String system, String input, String output, String flaw) {
  /** Checks that nothing is missing. */
  public Conversation {
    requireNonNull(system, "system");
    requireNonNull(input, "input");
    requireNonNull(output, "output");
    requireNonNull(flaw, "flaw");
  }

  /** A conversation with a whole answer. */
  public Conversation(String system, String input, String output) {
    this(system, input, output, "");
  }
}
