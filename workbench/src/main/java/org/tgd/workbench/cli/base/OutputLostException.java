package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.util.Locale;

/** A result could not be written to where it was sent; the command ends. */
public final class OutputLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failed write. */
  public OutputLostException(IOException cause) {
    super("the result cannot be written: " + cause.getMessage(), cause);
  }

  /** Whether the reader went away, as {@code head} does once it has enough: no fault of anybody. */
  public boolean isReaderGone() {
    String reason = String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT);
    return reason.contains("broken pipe") || reason.contains("pipe is being closed");
  }
}
