package org.tgd.core.journal;

/** A run and its journal do not belong together, or the journal cannot be read or written. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with a message for the user. */
  public JournalException(String message) {
    super(message);
  }

  /** An error with a message for the user and the failure behind it. */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
