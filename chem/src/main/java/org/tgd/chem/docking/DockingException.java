package org.tgd.chem.docking;

import org.tgd.core.eval.ToolException;

/** A docking engine failed or found no pose; the message says which and why. */
public final class DockingException extends ToolException {
  private static final long serialVersionUID = 1L;

  /** A failure with a message for the user. */
  public DockingException(String message) {
    super(message);
  }

  /** A failure with a message for the user and what is behind it. */
  public DockingException(String message, Throwable cause) {
    super(message, cause);
  }
}
