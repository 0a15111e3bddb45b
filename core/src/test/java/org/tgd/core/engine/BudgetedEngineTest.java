package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.Price;
import org.tgd.core.engine.ScriptedEngine.Turn;

class BudgetedEngineTest {
  private static final Prompt PROMPT = Prompt.of("a b", "c");
  private static final Tariff TARIFF = new Tariff(10, new Price(2, 3));

  @Test
  void spendsWhatTheAnswerDidCost() {
    Budget budget = Budget.of(BudgetLimits.NONE);
    ScriptedEngine inner = ScriptedEngine.answers("x y");

    assertThat(engine(inner, budget).complete(PROMPT).text()).isEqualTo("x y");
    assertThat(budget.spent()).isEqualTo(new Cost(1, 5, 3 * 2 + 2 * 3, 0));
    assertThat(engine(inner, budget).name()).isEqualTo("scripted");
  }

  @Test
  void reservesTheBytesOfThePromptAndTheLongestAnswer() {
    assertThat(TARIFF.atMost(PROMPT)).isEqualTo(new Cost(1, 68 + 10, 68 * 2 + 10 * 3, 0));
    Budget enough = Budget.of(BudgetLimits.NONE.withTokens(78));
    assertThat(engine(ScriptedEngine.answers("x"), enough).complete(PROMPT).text()).isEqualTo("x");

    ScriptedEngine unasked = ScriptedEngine.answers();
    Budget tooLittle = Budget.of(BudgetLimits.NONE.withTokens(77));
    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> engine(unasked, tooLittle).complete(PROMPT));
    assertThat(unasked.calls()).isZero();
    assertThat(tooLittle.spent()).isEqualTo(Cost.NONE);
  }

  @Test
  void aFailureCountsAsARequestWithoutTokens() {
    Budget budget = Budget.of(BudgetLimits.NONE.withCalls(1));
    var broken = new EngineException("broken", true);
    Engine engine = engine(ScriptedEngine.turns(Turn.fails(broken)), budget);

    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(broken);
    assertThat(budget.spent()).isEqualTo(new Cost(1, 0, 0, 0));
    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> engine.complete(PROMPT));
  }

  @Test
  void anEnginesOwnExceptionCostsARequest() {
    Budget budget = Budget.of(BudgetLimits.NONE.withCalls(1));
    Engine engine =
        engine(ScriptedEngine.turns(Turn.fails(new IllegalStateException("bug"))), budget);

    assertThatThrownBy(() -> engine.complete(PROMPT)).hasMessage("bug");
    assertThat(budget.spent()).isEqualTo(new Cost(1, 0, 0, 0));
    assertThatThrownBy(() -> engine.complete(PROMPT)).isInstanceOf(BudgetExhaustedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls", "tokens", "usd"})
  void isNeverOverrunAt64Threads(String limited) throws InterruptedException {
    Cost limit = new Cost(100, 2_000, 9_000_000_000L, 0);
    Budget budget =
        Budget.of(
            switch (limited) {
              case "calls" -> BudgetLimits.NONE.withCalls(limit.calls());
              case "tokens" -> BudgetLimits.NONE.withTokens(limit.tokens());
              default -> BudgetLimits.NONE.withUsd(limit.usd());
            });
    var calls = new AtomicLong();
    var tokens = new AtomicLong();
    var tariff = new Tariff(20, new Price(1_000_000, 3_000_000));
    Engine server =
        Engine.of(
            "test",
            prompt -> {
              long drawn = (calls.incrementAndGet() * 7) % 20 + 1;
              tokens.addAndGet(10 + drawn);
              LockSupport.parkNanos(1_000);
              return new Completion("x", 10, drawn, false);
            });
    Engine engine = new BudgetedEngine(server, budget, tariff);
    int refused = hammer(engine, 64, 20);

    assertThat(refused).isPositive();
    assertThat(budget.spent().calls()).isEqualTo(calls.get());
    assertThat(budget.spent().tokens()).isEqualTo(tokens.get());
    switch (limited) {
      case "calls" -> assertThat(calls).hasValue(100);
      case "tokens" -> assertThat(tokens.get()).isBetween(2_000L - 87, 2_000L);
      default ->
          assertThat(budget.spent().picoUsd())
              .isBetween(limit.picoUsd() - 127_000_000, limit.picoUsd());
    }
  }

  @Test
  void anInterruptEndsTheWaitForTheBudgetAndStaysSet() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE.withCalls(1));
    Budget.Reservation taken = budget.reserve(new Cost(1, 0, 0, 0));
    Engine engine = engine(ScriptedEngine.answers("x"), budget);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> engine.complete(PROMPT))
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.retriable()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
    taken.close();
    assertThat(engine.complete(PROMPT).text()).isEqualTo("x");
  }

  @Test
  void aTariffNeedsAnUpperEnd() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tariff(-1, Price.FREE));
    assertThat(new Tariff(0, Price.FREE).maxOutputTokens()).isZero();
  }

  @Test
  void withoutALimitOfTimeCallsStayOnTheirThread() {
    Thread here = Thread.currentThread();
    Engine engine =
        new DeadlineEngine(
            ScriptedEngine.by(p -> Thread.currentThread() == here ? "same" : "other"),
            Budget.of(BudgetLimits.NONE));

    assertThat(engine.complete(PROMPT).text()).isEqualTo("same");
    assertThat(engine.name()).isEqualTo("scripted");
  }

  @Test
  void anAnswerInTimeIsPassedOnAndAFailureToo() {
    var broken = new EngineException("broken", true);
    Engine engine =
        new DeadlineEngine(
            ScriptedEngine.turns(
                Turn.says("yes"), Turn.fails(broken), Turn.fails(new IllegalStateException("bug"))),
            inAnHour());

    assertThat(engine.complete(PROMPT).text()).isEqualTo("yes");
    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(broken);
    assertThatThrownBy(() -> engine.complete(PROMPT)).hasMessage("bug");
    assertThatThrownBy(() -> engine.complete(PROMPT)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aCallIsCutOffWhenTheTimeIsUp() {
    var interrupted = new AtomicBoolean();
    Engine hanging =
        Engine.of(
            "test",
            prompt -> {
              try {
                TimeUnit.HOURS.sleep(1);
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
              throw new EngineException("interrupted", false);
            });
    Budget budget = Budget.of(BudgetLimits.NONE.withTime(Duration.ofMillis(50)));
    Engine engine = new DeadlineEngine(hanging, budget);

    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> engine.complete(PROMPT))
        .withMessageContaining("time ran out");
    assertThat(interrupted).isTrue();
  }

  @Test
  void anInterruptReachesTheCallAndStaysSet() {
    var under = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    Thread here = Thread.currentThread();
    Engine hanging =
        Engine.of(
            "test",
            prompt -> {
              under.countDown();
              here.interrupt();
              try {
                TimeUnit.HOURS.sleep(1);
              } catch (InterruptedException e) {
                ended.set(true);
              }
              throw new EngineException("inside", false);
            });
    Engine engine = new DeadlineEngine(hanging, inAnHour());

    assertThatThrownBy(() -> engine.complete(PROMPT))
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.retriable()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(under.getCount()).isZero();
    assertThat(ended).isTrue();
  }

  private static Budget inAnHour() {
    return Budget.of(BudgetLimits.NONE.withTime(Duration.ofHours(1)));
  }

  private static int hammer(Engine engine, int threads, int each) throws InterruptedException {
    var refused = new AtomicLong();
    var pool = Executors.newFixedThreadPool(threads);
    for (int t = 0; t < threads; t++) {
      pool.execute(
          () -> {
            for (int i = 0; i < each; i++) {
              try {
                engine.complete(PROMPT);
              } catch (BudgetExhaustedException e) {
                refused.incrementAndGet();
              }
            }
          });
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    return refused.intValue();
  }

  private static Engine engine(Engine inner, Budget budget) {
    return new BudgetedEngine(inner, budget, TARIFF);
  }
}
