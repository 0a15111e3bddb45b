package org.tgd.core.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something every few seconds while a run is taken. */
final class Heartbeat implements AutoCloseable {
  private static final long SECONDS = 5;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "tgd-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to beat; the first time after a while. */
  void start(Runnable beat) {
    var unused = clock.scheduleAtFixedRate(beat, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
