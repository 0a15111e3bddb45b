package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a language model answered.
 *
 * @param text the answer, verbatim; possibly empty
 * @param inputTokens tokens read, as the server counted them; 0 or more
 * @param outputTokens tokens written, as the server counted them; 0 or more
 * @param truncated whether the answer was cut off at the length limit
 */
public record Completion(String text, long inputTokens, long outputTokens, boolean truncated) {
  /** Checks that nothing is missing and no count negative. */
  public Completion {
    requireNonNull(text, "text");
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException(
          "tokens were " + inputTokens + " in, " + outputTokens + " out; must be 0 or more");
    }
  }

  /** Tokens read and written together. */
  public long tokens() {
    return inputTokens + outputTokens;
  }
}
