package org.tgd.core.engine;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.engine.ScriptedEngine.Turn;

class RateLimiterTest {
  private static final Prompt PROMPT = Prompt.of("", "q");

  private final FakePause pause = new FakePause();

  @Test
  void startsRequestsAtTheGivenRateAfterAFirstBurst() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(100).withPerMinute(120));
    for (int i = 0; i < 5; i++) {
      limiter.acquire().answered();
    }

    assertThat(waited()).isCloseTo(1.5, offset(1e-6));
  }

  @Test
  void aRateBelowOneASecondStillLetsTheFirstRequestStart() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(1).withPerMinute(6));
    limiter.acquire().answered();
    assertThat(pause.sleeps()).isEmpty();

    limiter.acquire().answered();
    assertThat(waited()).isCloseTo(10, offset(1e-6));
  }

  @Test
  void waitsOnlyForTheRestOfAPermit() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(1).withPerMinute(6));
    limiter.acquire().answered();
    pause.advance(Duration.ofSeconds(4));
    limiter.acquire().answered();

    assertThat(waited()).isCloseTo(6, offset(1e-6));
  }

  @Test
  void idleTimeGathersNoMoreThanASecondsWorth() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(100).withPerMinute(180));
    pause.advance(Duration.ofHours(1));
    for (int i = 0; i < 4; i++) {
      limiter.acquire().answered();
    }

    assertThat(waited()).isCloseTo(1 / 3.0, offset(1e-6));
  }

  @Test
  void halvesOnceForAllThatWereUnderWay() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(8));
    var permits = new RateLimiter.Permit[8];
    for (int i = 0; i < 8; i++) {
      permits[i] = limiter.acquire();
    }
    for (RateLimiter.Permit permit : permits) {
      permit.throttled(Optional.empty());
    }

    assertThat(limiter.concurrency()).isEqualTo(4);
    limiter.acquire().throttled(Optional.empty());
    assertThat(limiter.concurrency()).isEqualTo(2);
  }

  @Test
  void neverFallsBelowOne() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(2));
    for (int i = 0; i < 5; i++) {
      limiter.acquire().throttled(Optional.empty());
    }

    assertThat(limiter.concurrency()).isEqualTo(1);
  }

  @Test
  void growsByOneInARoundOfAnswersUpToTheLimit() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(4));
    limiter.acquire().throttled(Optional.empty());
    assertThat(limiter.concurrency()).isEqualTo(2);
    limiter.acquire().answered();
    assertThat(limiter.concurrency()).isEqualTo(2);
    limiter.acquire().answered();
    limiter.acquire().answered();
    assertThat(limiter.concurrency()).isEqualTo(3);
    for (int i = 0; i < 50; i++) {
      limiter.acquire().answered();
    }
    assertThat(limiter.concurrency()).isEqualTo(4);
  }

  @Test
  void otherFailuresLeaveTheConcurrencyAlone() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(1));
    limiter.acquire().failed();
    limiter.acquire().failed();

    assertThat(limiter.concurrency()).isEqualTo(1);
  }

  @Test
  void aRetryAfterHoldsBackTheOthersToo() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(4));
    limiter.acquire().throttled(Optional.of(Duration.ofSeconds(9)));
    limiter.acquire().throttled(Optional.of(Duration.ofSeconds(1)));
    assertThat(pause.sleeps()).containsExactly(Duration.ofSeconds(9));

    limiter.acquire().answered();
    assertThat(pause.sleeps()).containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(1));
  }

  @Test
  void aShorterRetryAfterDoesNotShortenALongerOne() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(4));
    RateLimiter.Permit first = limiter.acquire();
    RateLimiter.Permit second = limiter.acquire();
    first.throttled(Optional.of(Duration.ofSeconds(9)));
    second.throttled(Optional.of(Duration.ofSeconds(1)));
    limiter.acquire().answered();

    assertThat(pause.sleeps()).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void manyEnginesShareOneLimit() throws Exception {
    var limiter = new RateLimiter(RateLimits.concurrent(3));
    ScriptedEngine server = ScriptedEngine.by(Prompt::user).withDelay(Duration.ofMillis(5));
    var threads = Executors.newFixedThreadPool(16);
    try {
      var answers =
          IntStream.range(0, 64)
              .mapToObj(i -> threads.submit(() -> limited(server, limiter, i)))
              .collect(toList());
      for (int i = 0; i < 64; i++) {
        assertThat(answers.get(i).get()).isEqualTo("q" + i);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(server.mostRunning()).isLessThanOrEqualTo(3);
  }

  @Test
  void theEngineTellsTheLimiterWhetherItWasThrottled() {
    RateLimiter limiter = limiter(RateLimits.concurrent(8));
    EngineException throttled =
        EngineException.busy("429", true, Optional.of(Duration.ofSeconds(3)), Optional.empty());
    Engine engine =
        new RateLimitedEngine(
            ScriptedEngine.turns(
                Turn.fails(new EngineException("500", true)),
                Turn.fails(new IllegalStateException("bug")),
                Turn.fails(throttled),
                Turn.says("yes")),
            limiter);

    assertThatThrownBy(() -> engine.complete(PROMPT)).hasMessage("500");
    assertThatThrownBy(() -> engine.complete(PROMPT)).hasMessage("bug");
    assertThat(limiter.concurrency()).isEqualTo(8);
    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(throttled);
    assertThat(limiter.concurrency()).isEqualTo(4);
    assertThat(engine.complete(PROMPT).text()).isEqualTo("yes");
    assertThat(pause.sleeps()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void answersLetTheConcurrencyGrowAgain() {
    RateLimiter limiter = limiter(RateLimits.concurrent(2));
    EngineException throttled =
        EngineException.busy("429", true, Optional.empty(), Optional.empty());
    Engine engine =
        new RateLimitedEngine(
            ScriptedEngine.turns(Turn.fails(throttled), Turn.says("a"), Turn.says("b")), limiter);
    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(throttled);
    assertThat(limiter.concurrency()).isEqualTo(1);
    engine.complete(PROMPT);

    assertThat(limiter.concurrency()).isEqualTo(2);
    assertThat(engine.name()).isEqualTo("scripted");
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws InterruptedException {
    RateLimiter limiter = limiter(RateLimits.concurrent(1));
    RateLimiter.Permit taken = limiter.acquire();
    Engine engine = new RateLimitedEngine(ScriptedEngine.answers("x"), limiter);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> engine.complete(PROMPT))
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.retriable()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
    taken.answered();
    assertThat(engine.complete(PROMPT).text()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesABadRate(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimits.concurrent(1).withPerMinute(rate));
  }

  @Test
  void refusesNoConcurrency() {
    assertThatIllegalArgumentException().isThrownBy(() -> RateLimits.concurrent(0));
  }

  private static String limited(Engine server, RateLimiter limiter, int i) {
    return new RateLimitedEngine(server, limiter).complete(Prompt.of("", "q" + i)).text();
  }

  private RateLimiter limiter(RateLimits limits) {
    return new RateLimiter(limits, pause);
  }

  private double waited() {
    return pause.sleeps().stream().mapToDouble(d -> d.toNanos() / 1e9).sum();
  }
}
