package org.tgd.codeeval.sandbox;

/** No sandbox could be started; the message says why and what would help. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** An exception with that message. */
  public SandboxException(String message) {
    super(message);
  }
}
