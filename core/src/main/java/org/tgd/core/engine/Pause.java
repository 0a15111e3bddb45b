package org.tgd.core.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The clock that decorators wait by; tests bring their own. Thread-safe. */
public interface Pause {
  /** The machine's clock. */
  Pause SYSTEM =
      new Pause() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
      };

  /** Nanoseconds since some fixed moment. */
  long nanoTime();

  /**
   * Waits.
   *
   * @param time how long
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  void sleep(Duration time) throws InterruptedException;
}
