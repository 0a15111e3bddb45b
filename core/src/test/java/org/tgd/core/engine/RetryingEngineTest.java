package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.core.engine.ScriptedEngine.Turn;

class RetryingEngineTest {
  private static final Prompt PROMPT = Prompt.of("s", "u");
  private static final RetryPolicy POLICY =
      RetryPolicy.DEFAULT
          .withMaxAttempts(4)
          .withWaits(Duration.ofSeconds(1), Duration.ofSeconds(3))
          .withDeadline(Duration.ofSeconds(60))
          .withSeed(1);

  private final FakePause pause = new FakePause();

  @Test
  void anAnswerIsPassedOnWithoutAWait() {
    ScriptedEngine inner = ScriptedEngine.answers("yes");

    assertThat(engine(inner, POLICY).complete(PROMPT).text()).isEqualTo("yes");
    assertThat(inner.prompts()).containsExactly(PROMPT);
    assertThat(pause.sleeps()).isEmpty();
  }

  @Test
  void triesAgainUntilAnAnswerComes() {
    ScriptedEngine inner = ScriptedEngine.turns(broken(), broken(), Turn.says("yes"));

    assertThat(engine(inner, POLICY).complete(PROMPT).text()).isEqualTo("yes");
    assertThat(inner.prompts()).containsExactly(PROMPT, PROMPT, PROMPT);
    assertThat(pause.sleeps())
        .containsExactly(POLICY.backoff(PROMPT, 1), POLICY.backoff(PROMPT, 2));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    ScriptedEngine inner = ScriptedEngine.turns(broken(), broken(), broken(), broken());
    EngineException e = failure(inner, POLICY);

    assertThat(e)
        .hasMessage("gave up after 4 attempts: broken")
        .hasCauseInstanceOf(EngineException.class);
    assertThat(e.retriable()).isTrue();
    assertThat(inner.calls()).isEqualTo(4);
    assertThat(pause.sleeps()).hasSize(3);
  }

  @Test
  void whatIsNotRetriableIsNotTriedAgain() {
    var refusal = new EngineException("no", false);
    ScriptedEngine inner = ScriptedEngine.turns(Turn.fails(refusal));

    assertThat(failure(inner, POLICY)).isSameAs(refusal);
    assertThat(inner.calls()).isEqualTo(1);
    assertThat(pause.sleeps()).isEmpty();
  }

  @Test
  void otherFailuresPassThrough() {
    ScriptedEngine inner = ScriptedEngine.turns(Turn.fails(new IllegalStateException("bug")));

    assertThatThrownBy(() -> engine(inner, POLICY).complete(PROMPT)).hasMessage("bug");
  }

  @Test
  void followsRetryAfterToTheLetter() {
    ScriptedEngine inner =
        ScriptedEngine.turns(busy(Duration.ofMillis(17_123)), busy(Duration.ZERO), Turn.says("x"));
    engine(inner, POLICY).complete(PROMPT);

    assertThat(pause.sleeps()).containsExactly(Duration.ofMillis(17_123), Duration.ZERO);
  }

  @Test
  void aWaitMayEndExactlyAtTheDeadline() {
    ScriptedEngine inner = ScriptedEngine.turns(busy(Duration.ofSeconds(60)), Turn.says("x"));

    assertThat(engine(inner, POLICY).complete(PROMPT).text()).isEqualTo("x");
  }

  @Test
  void aWaitBeyondTheDeadlineIsNotBegun() {
    ScriptedEngine inner =
        ScriptedEngine.turns(busy(Duration.ofSeconds(40)), busy(Duration.ofMillis(20_500)));
    EngineException e = failure(inner, POLICY);

    assertThat(e)
        .hasMessage(
            "gave up after 2 attempts, since a wait of 20.5 s would pass the deadline of 60.0 s:"
                + " busy");
    assertThat(e.throttled()).isTrue();
    assertThat(e.retryAfter()).contains(Duration.ofMillis(20_500));
    assertThat(pause.sleeps()).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void timeSpentInAttemptsCountsTowardsTheDeadline() {
    ScriptedEngine inner =
        ScriptedEngine.of(
            prompt -> {
              pause.advance(Duration.ofSeconds(30));
              throw new EngineException("slow", true);
            });
    RetryPolicy policy = POLICY.withDeadline(Duration.ofSeconds(59));

    assertThat(failure(inner, policy)).hasMessageContaining("after 2 attempts");
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() {
    ScriptedEngine inner = ScriptedEngine.turns(broken());
    Thread.currentThread().interrupt();
    EngineException e = failure(inner, POLICY);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessageContaining("interrupted");
    assertThat(inner.calls()).isEqualTo(1);
  }

  @Test
  void isNamedAsTheEngineInside() {
    assertThat(new RetryingEngine(ScriptedEngine.answers(), POLICY).name()).isEqualTo("scripted");
  }

  @Test
  void waitsDoubleUpToTheLongestAndAreShortenedByHalfAtMost() {
    RetryPolicy policy =
        RetryPolicy.DEFAULT
            .withMaxAttempts(99)
            .withWaits(Duration.ofSeconds(1), Duration.ofSeconds(10))
            .withDeadline(Duration.ZERO)
            .withSeed(5);
    for (int failures = 1; failures <= 80; failures++) {
      Duration full = Duration.ofSeconds(failures > 4 ? 10 : 1L << (failures - 1));

      assertThat(policy.backoff(PROMPT, failures)).isBetween(full.dividedBy(2), full);
    }
  }

  @Test
  void jitterIsSeededAndDiffersFromCallToCall() {
    Duration wait = POLICY.backoff(PROMPT, 1);

    assertThat(POLICY.backoff(Prompt.of("s", "u"), 1)).isEqualTo(wait);
    assertThat(POLICY.withSeed(2).backoff(PROMPT, 1)).isNotEqualTo(wait);
    assertThat(POLICY.backoff(Prompt.of("t", "u"), 1)).isNotEqualTo(wait);
    assertThat(POLICY.backoff(Prompt.of("s", "v"), 1)).isNotEqualTo(wait);
    assertThat(POLICY.backoff(PROMPT.withSample(1), 1)).isNotEqualTo(wait);
    assertThat(POLICY.withSeed(2)).isEqualTo(POLICY.withSeed(2));
  }

  @Test
  void aHugeFirstWaitEndsAtTheLongest() {
    RetryPolicy policy =
        RetryPolicy.DEFAULT
            .withMaxAttempts(9)
            .withWaits(Duration.ofDays(99), Duration.ofDays(99))
            .withDeadline(Duration.ZERO)
            .withSeed(0);

    assertThat(policy.backoff(PROMPT, 31)).isBetween(Duration.ofDays(49), Duration.ofDays(99));
  }

  @Test
  void refusesBadPolicies() {
    assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withMaxAttempts(0));
    assertThat(POLICY.withMaxAttempts(1).maxAttempts()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.withDeadline(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RetryPolicy.DEFAULT
                    .withMaxAttempts(1)
                    .withWaits(Duration.ofSeconds(2), Duration.ofSeconds(1))
                    .withDeadline(Duration.ZERO)
                    .withSeed(0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RetryPolicy.DEFAULT
                    .withMaxAttempts(1)
                    .withWaits(Duration.ofSeconds(-2), Duration.ZERO)
                    .withDeadline(Duration.ZERO)
                    .withSeed(0));
  }

  private EngineException failure(Engine inner, RetryPolicy policy) {
    return requireNonNull(
        catchThrowableOfType(EngineException.class, () -> engine(inner, policy).complete(PROMPT)));
  }

  private Engine engine(Engine inner, RetryPolicy policy) {
    return new RetryingEngine(inner, policy, pause);
  }

  private static Turn broken() {
    return Turn.fails(new EngineException("broken", true));
  }

  private static Turn busy(Duration retryAfter) {
    return Turn.fails(
        EngineException.busy("busy", true, Optional.of(retryAfter), Optional.empty()));
  }
}
