package org.tgd.workbench.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatcherTest {
  @Test
  void looksOnceForAllWhoAskWithinABeat() {
    AtomicInteger looks = new AtomicInteger();
    Watcher watcher = new Watcher(() -> "state " + looks.incrementAndGet());
    long begin = System.nanoTime();
    assertThat(IntStream.range(0, 1000).parallel().mapToObj(i -> watcher.state()).distinct())
        .contains("state 1");
    long beats = 1 + (System.nanoTime() - begin) / 700_000_000;
    assertThat(looks.get()).as("in %d beats", beats).isBetween(1, (int) beats);
  }

  @Test
  void seesWhatChangedAfterABeat() throws InterruptedException {
    AtomicInteger state = new AtomicInteger(1);
    Watcher watcher = new Watcher(() -> "state " + state);
    assertThat(watcher.state()).isEqualTo("state 1");
    state.set(2);
    while (watcher.state().equals("state 1")) {
      Thread.sleep(50);
    }
    assertThat(watcher.state()).isEqualTo("state 2");
  }
}
