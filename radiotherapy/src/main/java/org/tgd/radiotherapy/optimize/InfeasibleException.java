package org.tgd.radiotherapy.optimize;

import org.tgd.core.eval.ToolException;

/** No plan that can be delivered keeps the hard constraints; the message names voxels and why. */
public final class InfeasibleException extends ToolException {
  private static final long serialVersionUID = 1L;

  /** A refusal with a message for the user. */
  public InfeasibleException(String message) {
    super(message);
  }
}
