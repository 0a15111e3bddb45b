package org.tgd.core.eval;

/**
 * A tool that an evaluator needs failed for good: no fault of the candidate, and nothing that
 * trying again would mend. The message says which tool and why. A run that ends so can be resumed.
 */
public class ToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with a message for the user. */
  public ToolException(String message) {
    super(message);
  }

  /** A failure with a message for the user and what is behind it. */
  public ToolException(String message, Throwable cause) {
    super(message, cause);
  }
}
