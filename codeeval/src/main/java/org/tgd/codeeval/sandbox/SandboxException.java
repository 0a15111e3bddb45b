package org.tgd.codeeval.sandbox;

import org.tgd.core.eval.ToolException;

/** No sandbox could be started; the message says why and what would help. */
public final class SandboxException extends ToolException {
  private static final long serialVersionUID = 1;

  /** An exception with that message. */
  public SandboxException(String message) {
    super(message);
  }
}
