package org.tgd.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Cost;

class LeaseBookTest {
  private static final Cost CALL = new Cost(1, 10, 0, 0);
  private final AtomicLong clock = new AtomicLong();
  private final List<String> log = new ArrayList<>();

  private LeaseBook book(BudgetLimits limits, Cost already, OptionalDouble rate) {
    LeaseLog keeps =
        new LeaseLog() {
          @Override
          public void granted(long number, String holder, Cost atMost) {
            log.add("granted " + number + " to " + holder + " " + atMost.tokens());
          }

          @Override
          public void settled(long number, Cost spent) {
            log.add("settled " + number + " " + spent.tokens());
          }
        };
    return new LeaseBook(new LeaseBook.Terms(limits, already, rate), 7, keeps, clock::get);
  }

  @Test
  void grantsAreHeldBackByTheRate() {
    LeaseBook book = book(BudgetLimits.NONE, Cost.NONE, OptionalDouble.of(60));
    assertThat(book.ask("a", CALL).number()).hasValue(7);
    Leases.Grant held = book.ask("b", CALL);
    assertThat(held.number()).isEmpty();
    assertThat(held.after()).isEqualTo(Duration.ofSeconds(1));
    clock.addAndGet(1_000_000_000L);
    assertThat(book.ask("b", CALL).number()).hasValue(8);
  }

  @Test
  void theBudgetIsNeverOverrunAndWhoMayStillFitIsToldToWait() {
    LeaseBook book =
        book(BudgetLimits.NONE.withTokens(35), new Cost(1, 10, 0, 0), OptionalDouble.empty());
    long first = book.ask("a", CALL).number().orElseThrow();
    long second = book.ask("b", CALL).number().orElseThrow();
    Leases.Grant third = book.ask("c", CALL);
    assertThat(third.number()).isEmpty();
    assertThat(third.refusal()).isEmpty();
    assertThat(third.after()).isPositive();
    book.settle(first, new Cost(1, 4, 0, 0));
    long last = book.ask("c", CALL).number().orElseThrow();
    book.settle(second, CALL);
    book.settle(last, CALL);
    assertThat(book.ask("d", CALL).refusal())
        .hasValueSatisfying(why -> assertThat(why).contains("35 tokens"));
    assertThat(book.spent().tokens()).isEqualTo(34);
  }

  @Test
  void whatALostHolderLeasedCountsAtItsMostAndOnlyOnce() {
    LeaseBook book = book(BudgetLimits.NONE, Cost.NONE, OptionalDouble.empty());
    long lost = book.ask("a", CALL).number().orElseThrow();
    long kept = book.ask("b", CALL).number().orElseThrow();
    book.giveUp("a");
    book.settle(lost, new Cost(1, 1, 0, 0)); // its answer comes after all
    book.settle(kept, new Cost(1, 2, 0, 0));
    assertThat(book.spent()).isEqualTo(new Cost(2, 12, 0, 0));
    assertThat(log)
        .containsExactly("granted 7 to a 10", "granted 8 to b 10", "settled 7 10", "settled 8 2");
  }
}
