package org.tgd.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Cost;
import org.tgd.core.jobs.JobResult;
import org.tgd.core.jobs.LeaseBook;
import org.tgd.core.jobs.LeaseLog;
import org.tgd.core.jobs.Leases;

class DeskTest {
  private static final Cost CALL = new Cost(1, 100, 7, 0);

  private static LeaseBook book(BudgetLimits limits, OptionalDouble rate) {
    return new LeaseBook(new LeaseBook.Terms(limits, Cost.NONE, rate), 0, LeaseLog.NONE);
  }

  @Test
  void theFirstResultOfAJobCountsAndNoLaterOneIsWanted() {
    Desk desk = new Desk(Leases.FREE);
    Desk.Caller caller = new Desk.Caller(desk::answer);
    assertThat(caller.isWanted("a")).isTrue();
    caller.done(new JobResult("a", "first"));
    assertThat(caller.isWanted("a")).isFalse();
    caller.done(new JobResult("a", "second"));
    caller.done(new JobResult("b", "other"));
    assertThat(desk.results())
        .containsExactly(new JobResult("a", "first"), new JobResult("b", "other"));
  }

  @Test
  void leasesComeThroughTheLineAsTheyAreGranted() {
    LeaseBook book = book(BudgetLimits.NONE.withTokens(150), OptionalDouble.empty());
    Desk.Caller caller = new Desk.Caller(new Desk(book)::answer);
    long number = caller.ask("a", CALL).number().orElseThrow();
    Leases.Grant second = caller.ask("b", CALL);
    assertThat(second.number()).isEmpty();
    assertThat(second.after()).isPositive();
    caller.settle(number, CALL);
    assertThat(book.spent()).isEqualTo(CALL);
    assertThat(caller.ask("b", CALL).refusal())
        .hasValueSatisfying(why -> assertThat(why).contains("150 tokens"));
  }

  @Test
  void aJobThatBeginsAnewDoesNotWaitForWhatItsLostTryHadLeased() {
    LeaseBook book = book(BudgetLimits.NONE.withTokens(250), OptionalDouble.empty());
    Desk.Caller caller = new Desk.Caller(new Desk(book)::answer);
    assertThat(caller.isWanted("a")).isTrue();
    assertThat(caller.ask("a", CALL).number()).isPresent();
    assertThat(caller.ask("a", CALL).number()).isPresent(); // and its machine is lost
    assertThat(caller.isWanted("a")).isTrue();
    assertThat(book.spent().tokens()).isEqualTo(200);
    assertThat(caller.ask("a", CALL).refusal()).isPresent();
  }

  @Test
  void theRateHoldsThroughTheLine() {
    Desk.Caller caller =
        new Desk.Caller(new Desk(book(BudgetLimits.NONE, OptionalDouble.of(30)))::answer);
    assertThat(caller.ask("a", CALL).number()).isPresent();
    assertThat(caller.ask("a", CALL).after().toMillis()).isBetween(1L, 2000L);
  }
}
