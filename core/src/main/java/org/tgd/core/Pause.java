package org.tgd.core;

/** Lets a run wait between two steps; what comes after is the same as without it. */
public interface Pause {
  /** A run that never waits. */
  Pause NEVER =
      new Pause() {
        @Override
        public boolean isAsked() {
          return false;
        }

        @Override
        public void await() {
          // nothing to wait for
        }
      };

  /** Whether somebody outside wants the run to wait; asked after each step but the last. */
  boolean isAsked();

  /**
   * Waits until the run may go on, or is to end.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  void await();
}
