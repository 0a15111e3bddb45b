package org.tgd.core;

/**
 * The user's input is bad. The message names what is wrong, where (file, line, field) and what
 * would be right; a command prints it and exits with code 2.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with a message for the user. */
  public InputException(String message) {
    super(message);
  }

  /** An error with a message for the user and the failure behind it. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
