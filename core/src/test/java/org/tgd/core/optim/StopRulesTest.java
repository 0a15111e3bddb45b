package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.Outcome;
import org.tgd.core.Step;
import org.tgd.core.StopRules;
import org.tgd.core.journal.Journal;

class StopRulesTest {
  @TempDir Path directory;

  private static int steps(Outcome outcome) {
    return outcome.trajectory().stream().mapToInt(Step::index).max().orElseThrow()
        + outcome.idle().size();
  }

  @Test
  void aRunEndsAtTheStepThatReachesTheTarget() {
    TwoNumbers numbers = new TwoNumbers();
    Outcome free = numbers.run("tgd", true);
    double third = free.trajectory().get(2).loss();
    numbers.stop = StopRules.NONE.withTarget(third);
    Outcome outcome = numbers.run("tgd", true);

    assertThat(outcome.end()).isEqualTo(Outcome.End.TARGET_REACHED);
    assertThat(outcome.end().isFinal()).isTrue();
    assertThat(outcome.reason()).contains("target " + third);
    assertThat(steps(outcome)).isEqualTo(2);
    assertThat(outcome.best().loss()).isLessThanOrEqualTo(third);
  }

  @Test
  void aStartThatIsGoodEnoughTakesNoStep() {
    TwoNumbers numbers = new TwoNumbers();
    numbers.stop = StopRules.NONE.withTarget(1e6);
    assertThat(steps(numbers.run("tgd", true))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aRunEndsAfterSoManyStepsWithoutAnythingBetter(int patience) {
    TwoNumbers numbers = new TwoNumbers();
    numbers.stop = StopRules.NONE.withPatience(patience);
    Outcome outcome = numbers.run("best-of-n", true);

    assertThat(outcome.end()).isEqualTo(Outcome.End.PATIENCE);
    assertThat(outcome.reason()).startsWith(patience + " steps in a row");
    assertThat(outcome.idle()).hasSize(patience);
  }

  @Test
  void whatGetsBetterIsNotEndedByPatience() {
    TwoNumbers numbers = new TwoNumbers();
    numbers.stop = StopRules.NONE.withPatience(1);
    assertThat(numbers.run("tgd", true).end()).isEqualTo(Outcome.End.DONE);
  }

  @Test
  void aRunThatWasEndedFromOutsideGoesOnToTheSameEndAndReplaysBothWays() throws IOException {
    TwoNumbers free = new TwoNumbers();
    Outcome whole = free.run("beam", true, 1, directory.resolve("free"));

    TwoNumbers numbers = new TwoNumbers();
    AtomicInteger asked = new AtomicInteger();
    numbers.stop = StopRules.NONE.withAsked(() -> asked.incrementAndGet() == 4);
    Path run = directory.resolve("stopped");
    Outcome first = numbers.run("beam", true, 1, run);
    assertThat(first.end()).isEqualTo(Outcome.End.STOP_FILE);
    assertThat(first.end().isFinal()).isFalse();
    assertThat(steps(first)).isEqualTo(3);
    try (Journal replay = Journal.replay(run)) {
      assertThat(new TwoNumbers().run("beam", true, 1, replay).trajectory())
          .isEqualTo(first.trajectory());
    }

    Outcome second = new TwoNumbers().run("beam", true, 16, run);
    assertThat(second.end()).isEqualTo(Outcome.End.DONE);
    assertThat(second.trajectory()).isEqualTo(whole.trajectory());
    try (Journal replay = Journal.replay(run)) {
      TwoNumbers again = new TwoNumbers();
      Outcome replayed = again.run("beam", true, 1, replay);
      assertThat(replayed.end()).isEqualTo(Outcome.End.DONE);
      assertThat(replayed.trajectory()).isEqualTo(whole.trajectory());
      assertThat(again.judged).hasValue(0);
    }
    assertThat(Files.readString(run.resolve(Journal.FILE))).contains("\"kind\":\"stop\"");
  }

  @Test
  void anEndThatIsAskedForWhileARunIsReadAgainComesWhereItsRecordEnds() throws IOException {
    Path run = directory.resolve("asked");
    TwoNumbers killed = new TwoNumbers();
    killed.killedAt = 10;
    assertThatThrownBy(() -> killed.run("beam", true, 1, run))
        .isInstanceOf(TwoNumbers.Killed.class);

    TwoNumbers impatient = new TwoNumbers();
    impatient.stop = StopRules.NONE.withAsked(() -> true);
    Outcome stopped = impatient.run("beam", true, 1, run);
    assertThat(stopped.end()).isEqualTo(Outcome.End.STOP_FILE);
    assertThat(steps(stopped)).as("what was on the record is not cut off").isPositive();
    TwoNumbers rest = new TwoNumbers();
    assertThat(rest.run("beam", true, 1, run).trajectory())
        .isEqualTo(new TwoNumbers().run("beam", true).trajectory());
  }
}
