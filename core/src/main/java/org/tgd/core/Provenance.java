package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a gradient came from: the function that used the variable and the output it made.
 *
 * @param purpose what the function does
 * @param outputRole the role of its output
 * @param conversation what was said, where the function asked a language model
 */
public record Provenance(String purpose, String outputRole, Optional<Conversation> conversation) {
  /** Checks that nothing is missing. */
  public Provenance {
    requireNonNull(purpose, "purpose");
    requireNonNull(outputRole, "outputRole");
    requireNonNull(conversation, "conversation");
  }
}
