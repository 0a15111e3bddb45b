package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.Outcome;
import org.tgd.core.Pause;
import org.tgd.core.StopRules;
import org.tgd.core.journal.Journal;

class PauseTest {
  private static final String LINE = "\"kind\":\"pause\"";

  @TempDir private Path directory;

  /** Asks for a pause once, and looks at the journal while the run waits. */
  private static final class Once implements Pause {
    private final Path run;
    private final int at;
    private final Runnable meanwhile;
    private int asked;
    private int waited;

    Once(Path run, int at, Runnable meanwhile) {
      this.run = run;
      this.at = at;
      this.meanwhile = meanwhile;
    }

    @Override
    public boolean isAsked() {
      asked++;
      return asked == at;
    }

    @Override
    public void await() {
      waited++;
      assertThat(journal(run)).as("it stands on the record while the run waits").contains(LINE);
      meanwhile.run();
    }
  }

  private static String journal(Path run) {
    try {
      return Files.readString(run.resolve(Journal.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> bodies(Path run) {
    return journal(run)
        .lines()
        .filter(line -> !line.contains(LINE))
        .map(line -> line.replaceAll(",\"(chain|sha256)\":\"[0-9a-f]*\"", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatComesAfterIsTheSameToTheLastPrompt(boolean rules) throws IOException {
    Path plain = directory.resolve("plain");
    TwoNumbers free = new TwoNumbers();
    Outcome whole = free.run("tgd", rules, 1, plain);
    Path run = directory.resolve("paused");
    TwoNumbers numbers = new TwoNumbers();
    Once pause = new Once(run, 3, () -> {});
    numbers.pause = pause;
    Outcome paused = numbers.run("tgd", rules, 16, run);
    assertThat(pause.waited).isEqualTo(1);
    assertThat(pause.asked).as("after each step but the last").isEqualTo(numbers.steps);
    assertThat(paused.trajectory()).isEqualTo(whole.trajectory());
    assertThat(numbers.prompts).isEqualTo(free.prompts);
    assertThat(bodies(run)).isEqualTo(bodies(plain));

    TwoNumbers again = new TwoNumbers();
    try (Journal replay = Journal.replay(run)) {
      assertThat(again.run("tgd", rules, 1, replay).trajectory()).isEqualTo(whole.trajectory());
      assertThat(replay.unreached()).isZero();
    }
    assertThat(again.judged).hasValue(0);
    assertThat(again.asked).hasValue(0);
  }

  @Test
  void aRunThatWasKilledWhileItWaitedGoesOnWithoutWaiting() throws IOException {
    Path run = directory.resolve("killed");
    TwoNumbers killed = new TwoNumbers();
    killed.pause =
        new Once(
            run,
            2,
            () -> {
              throw new TwoNumbers.Killed();
            });
    assertThatThrownBy(() -> killed.run("beam", true, 1, run))
        .isInstanceOf(TwoNumbers.Killed.class);
    TwoNumbers rest = new TwoNumbers();
    Outcome whole = rest.run("beam", true, 1, run);
    assertThat(whole.trajectory()).isEqualTo(new TwoNumbers().run("beam", true).trajectory());
    assertThat(journal(run).split(LINE, -1)).as("one pause").hasSize(2);
  }

  @Test
  void aRunThatWaitsCanBeEnded() throws IOException {
    Path run = directory.resolve("ended");
    TwoNumbers numbers = new TwoNumbers();
    boolean[] end = {false};
    numbers.pause = new Once(run, 3, () -> end[0] = true);
    numbers.stop = StopRules.NONE.withAsked(() -> end[0]);
    assertThat(numbers.run("tgd", true, 1, run).end()).isEqualTo(Outcome.End.STOP_FILE);
    assertThat(new TwoNumbers().run("tgd", true, 1, run).trajectory())
        .isEqualTo(new TwoNumbers().run("tgd", true).trajectory());
  }
}
