package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a language model answered.
 *
 * @param text the answer, verbatim; possibly empty
 * @param inputTokens tokens read, as the server counted them; 0 or more
 * @param outputTokens tokens written, as the server counted them; 0 or more
 * @param finish why the model stopped
 */
public record Completion(String text, long inputTokens, long outputTokens, Finish finish) {
  /** Why a model stopped. */
  public enum Finish {
    /** It was done. */
    STOP(""),
    /** It reached the length limit. */
    LENGTH("cut off at the model's length limit"),
    /** The provider's content filter cut it off or held it back. */
    FILTERED("held back by the provider's content filter"),
    /** It called a tool instead of answering. */
    TOOL("a call of a tool, which nobody offered");

    private final String flaw;

    Finish(String flaw) {
      this.flaw = flaw;
    }

    /** What is amiss with such an answer, to complete {@code it was …}; empty for a whole one. */
    public String flaw() {
      return flaw;
    }
  }

  /** Checks that nothing is missing and no count negative. */
  public Completion {
    requireNonNull(text, "text");
    requireNonNull(finish, "finish");
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException(
          "tokens were " + inputTokens + " in, " + outputTokens + " out; must be 0 or more");
    }
  }

  /** A completion that is whole, or was cut off at the length limit. */
  public Completion(String text, long inputTokens, long outputTokens, boolean truncated) {
    this(text, inputTokens, outputTokens, truncated ? Finish.LENGTH : Finish.STOP);
  }

  /** Whether the answer is not whole: cut off at the length limit or by a filter. */
  public boolean truncated() {
    return finish == Finish.LENGTH || finish == Finish.FILTERED;
  }

  /** Tokens read and written together. */
  public long tokens() {
    return inputTokens + outputTokens;
  }
}
