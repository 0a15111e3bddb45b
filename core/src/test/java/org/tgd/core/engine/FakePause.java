package org.tgd.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock for tests that moves only when somebody waits, at once. Thread-safe. */
public final class FakePause implements Pause {
  private final List<Duration> sleeps = new ArrayList<>();
  private long now = 1_000;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(time);
    now += time.toNanos();
  }

  /** Lets time pass. */
  public synchronized void advance(Duration time) {
    now += time.toNanos();
  }

  /** What was waited, in order. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
