package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CancellationException;
import org.tgd.core.Pause;

/**
 * A pause that lasts as long as a file stands in the run's directory, or until an end is asked for.
 *
 * @param directory the run's directory
 */
record PauseFile(RunDirectory directory) implements Pause {
  private static final long MILLIS = 200;

  PauseFile {
    requireNonNull(directory, "directory");
  }

  @Override
  public boolean isAsked() {
    return directory.isPauseRequested();
  }

  @Override
  public void await() {
    try {
      while (directory.isPauseRequested() && !directory.isStopRequested()) {
        Thread.sleep(MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the run was interrupted while it was paused");
    }
  }
}
