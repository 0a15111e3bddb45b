package org.tgd.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Cost CALL = new Cost(1, 0, 0, 0);

  private final AtomicLong nanos = new AtomicLong(77);

  @Test
  void withoutLimitsEverythingFits() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE);
    Cost huge = new Cost(1L << 60, 1L << 60, 1L << 60, 1L << 60);
    budget.reserve(huge).settle(huge);

    assertThat(budget.spent()).isEqualTo(huge);
    assertThat(budget.timeLeft()).isEmpty();
    assertThat(budget.limits()).isSameAs(BudgetLimits.NONE);
  }

  @Test
  void theLastUnitOfEachLimitMayBeSpentAndNoMore() throws InterruptedException {
    for (Cost unit :
        List.of(
            new Cost(1, 0, 0, 0),
            new Cost(0, 1, 0, 0),
            new Cost(0, 0, 1_000_000, 0),
            new Cost(0, 0, 0, 1))) {
      Budget budget = Budget.of(limits(3));
      for (int i = 0; i < 3; i++) {
        budget.reserve(unit).settle(unit);
      }

      assertThatExceptionOfType(BudgetExhaustedException.class)
          .isThrownBy(() -> budget.reserve(unit))
          .withMessageStartingWith("the budget of 3");
      assertThatExceptionOfType(BudgetExhaustedException.class)
          .isThrownBy(() -> budget.spend(unit));
      assertThat(budget.spent()).isEqualTo(unit.plus(unit).plus(unit));
    }
  }

  @Test
  void namesTheLimitWhatWasSpentAndWhatDidNotFit() {
    Budget budget = Budget.of(BudgetLimits.NONE.withTokens(12_000));
    budget.spend(new Cost(0, 11_000, 0, 0));

    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> budget.reserve(new Cost(1, 1_500, 0, 0)))
        .withMessage(
            "the budget of 12000 tokens is used up: 11000 spent, the next call may take 1500");
  }

  @Test
  void evaluationsAreSpentAtOnce() {
    Budget budget = Budget.of(BudgetLimits.NONE.withEvaluations(2));
    budget.spend(Cost.evaluations(2));

    assertThat(budget.spent()).isEqualTo(new Cost(0, 0, 0, 2));
    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> budget.spend(Cost.evaluations(1)))
        .withMessageContaining("2 evaluator calls");
    assertThat(budget.spent()).isEqualTo(new Cost(0, 0, 0, 2));
  }

  @Test
  void whatIsReservedCannotBeSpentOtherwise() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE.withCalls(1));
    Budget.Reservation reservation = budget.reserve(CALL);

    assertThat(budget.spent()).isEqualTo(Cost.NONE);
    assertThatExceptionOfType(BudgetExhaustedException.class).isThrownBy(() -> budget.spend(CALL));
    reservation.close();
    budget.spend(CALL);
  }

  @Test
  void closingASettledReservationChangesNothing() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE);
    try (Budget.Reservation reservation = budget.reserve(CALL)) {
      reservation.settle(new Cost(1, 5, 0, 0));
    }

    assertThat(budget.spent()).isEqualTo(new Cost(1, 5, 0, 0));
  }

  @Test
  void aReservationIsSettledOnce() throws InterruptedException {
    Budget.Reservation reservation = Budget.of(BudgetLimits.NONE).reserve(CALL);
    reservation.settle(CALL);

    assertThatIllegalStateException().isThrownBy(() -> reservation.settle(CALL));
  }

  @Test
  void aReservationWaitsForCallsThatMayTurnOutCheaper() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE.withTokens(100));
    Budget.Reservation first = budget.reserve(new Cost(1, 90, 0, 0));
    var second = new AtomicReference<Budget.Reservation>();
    Thread waiting = reserving(budget, new Cost(1, 60, 0, 0), second);
    awaitWaiting(waiting);

    assertThat(second.get()).isNull();
    first.settle(new Cost(1, 40, 0, 0));
    waiting.join();
    second.get().settle(new Cost(1, 60, 0, 0));
    assertThat(budget.spent()).isEqualTo(new Cost(2, 100, 0, 0));
  }

  @Test
  void waitingHoldsForMoneyAndEvaluationsToo() throws InterruptedException {
    for (Cost unit : List.of(new Cost(0, 0, 1_000_000, 0), new Cost(0, 0, 0, 1))) {
      Budget budget = Budget.of(limits(1));
      Budget.Reservation first = budget.reserve(unit);
      var second = new AtomicReference<Budget.Reservation>();
      Thread waiting = reserving(budget, unit, second);
      awaitTimedWaiting(waiting);

      assertThat(second.get()).isNull();
      first.close();
      waiting.join();
      assertThat(second.get()).isNotNull();
    }
  }

  @Test
  void aReservationIsRefusedWhenTheCallsItWaitedForTookTooMuch() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE.withTokens(100));
    Budget.Reservation first = budget.reserve(new Cost(1, 90, 0, 0));
    var second = new AtomicReference<Budget.Reservation>();
    Thread waiting = reserving(budget, new Cost(1, 60, 0, 0), second);
    awaitWaiting(waiting);
    first.settle(new Cost(1, 41, 0, 0));
    waiting.join();

    assertThat(second.get()).isNull();
    assertThat(budget.spent()).isEqualTo(new Cost(1, 41, 0, 0));
  }

  @Test
  void thoseWhoWaitAreServedInTheOrderInWhichTheyCame() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE.withTokens(100));
    Budget.Reservation first = budget.reserve(new Cost(1, 90, 0, 0));
    var order = Collections.synchronizedList(new ArrayList<String>());
    Thread large = spending(budget, 90, () -> order.add("large"));
    awaitWaiting(large);
    Thread small = spending(budget, 5, () -> order.add("small"));
    awaitWaiting(small);
    first.settle(new Cost(1, 10, 0, 0));
    large.join();
    small.join();

    assertThat(order).containsExactly("large", "small");
  }

  @Test
  void theClockRunsFromTheStart() {
    Budget budget = fake(BudgetLimits.NONE.withTime(Duration.ofSeconds(10)), Duration.ofSeconds(4));
    nanos.addAndGet(1_500_000_000L);

    assertThat(budget.elapsed()).isEqualTo(Duration.ofMillis(5_500));
    assertThat(budget.timeLeft()).contains(Duration.ofMillis(4_500));
    budget.spend(CALL);
    nanos.addAndGet(4_500_000_000L);
    assertThat(budget.timeLeft()).contains(Duration.ZERO);
    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> budget.spend(CALL))
        .withMessage("the budget of 10.0 s is used up");
    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> budget.reserve(CALL));
    nanos.addAndGet(1);
    assertThat(budget.timeLeft()).contains(Duration.ZERO);
  }

  @Test
  void aWaitEndsWithTheTime() throws InterruptedException {
    Budget budget = Budget.of(BudgetLimits.NONE.withCalls(1).withTime(Duration.ofMillis(200)));
    Budget.Reservation taken = budget.reserve(CALL);

    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> budget.reserve(CALL));
    taken.close();
  }

  @Test
  void aResumedBudgetRemembersWhatWasSpent() {
    Budget budget = Budget.resumed(limits(3), new Cost(3, 1, 0, 0), Duration.ofMinutes(7));

    assertThat(budget.spent()).isEqualTo(new Cost(3, 1, 0, 0));
    assertThat(budget.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(7));
    assertThatExceptionOfType(BudgetExhaustedException.class).isThrownBy(() -> budget.spend(CALL));
  }

  @Test
  void limitsMayBeZeroButNotNegative() {
    assertThat(BudgetLimits.NONE.withCalls(0).calls()).hasValue(0);
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetLimits.NONE.withCalls(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetLimits.NONE.withTokens(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetLimits.NONE.withUsd(-0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetLimits.NONE.withUsd(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetLimits.NONE.withUsd(Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetLimits.NONE.withTime(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetLimits.NONE.withEvaluations(-1))
        .withMessageContaining("evaluations was -1");
  }

  private static BudgetLimits limits(int n) {
    return BudgetLimits.NONE
        .withCalls(n)
        .withTokens(n)
        .withUsd(n * 1e-6)
        .withTime(Duration.ofHours(n))
        .withEvaluations(n);
  }

  private Budget fake(BudgetLimits limits, Duration elapsed) {
    return new Budget(limits, Cost.NONE, elapsed, nanos::get);
  }

  private static Thread reserving(
      Budget budget, Cost cost, AtomicReference<Budget.Reservation> result) {
    return start(() -> result.set(budget.reserve(cost)));
  }

  private static Thread spending(Budget budget, long tokens, Runnable then) {
    return start(
        () -> {
          try (Budget.Reservation reservation = budget.reserve(new Cost(1, tokens, 0, 0))) {
            then.run();
            reservation.settle(CALL);
          }
        });
  }

  private static Thread start(Waiting task) {
    var thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (InterruptedException | BudgetExhaustedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  private static void awaitTimedWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** Something that may wait. */
  @FunctionalInterface
  private interface Waiting {
    void run() throws InterruptedException;
  }
}
