package org.tgd.workbench.serve;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * Looks at the runs for all who wait for a change: as many pages as may be open, the files are
 * looked at once a beat, and not at all while nobody waits. Looking takes a tenth of the time at
 * most, so that a folder of very many runs is looked at less often. Thread-safe.
 */
final class Watcher {
  private static final long BEAT = 700;
  private static final int SHARE = 10;

  private final Supplier<String> state;
  private String now = "";
  private long lookedAt = Long.MIN_VALUE;
  private long took;

  /** A watcher of what this says. */
  Watcher(Supplier<String> state) {
    this.state = requireNonNull(state, "state");
  }

  /** The state, at most a beat old. */
  synchronized String state() {
    long millis = System.nanoTime() / 1_000_000;
    if (lookedAt == Long.MIN_VALUE || millis - lookedAt >= Math.max(BEAT, SHARE * took)) {
      now = state.get();
      lookedAt = System.nanoTime() / 1_000_000;
      took = lookedAt - millis;
    }
    return now;
  }
}
