package org.tgd.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;

class LedgerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void keepsOneEntryForEachModelAndTheirSum() {
    var ledger = new Ledger(PriceTable.parse(List.of("b = 0.15/0.60")));
    ledger.called("b", true);
    ledger.failed("b", SECOND);
    ledger.answered("b", 1_000, 500, SECOND);
    ledger.called("a", false);
    ledger.failed("a", SECOND);
    ledger.answered("a", 7, 3, SECOND);
    ledger.cacheHit("a");

    var b = new LedgerEntry(1, 2, 0, 1, 0, 1_000, 500, 450_000_000, Duration.ofSeconds(2));
    var a = new LedgerEntry(1, 2, 1, 1, 1, 7, 3, 0, Duration.ofSeconds(2));
    assertThat(ledger.byModel().keySet()).containsExactly("a", "b");
    assertThat(ledger.byModel()).containsEntry("a", a).containsEntry("b", b);
    assertThat(ledger.total())
        .isEqualTo(new LedgerEntry(2, 4, 1, 2, 1, 1_007, 503, 450_000_000, Duration.ofSeconds(4)));
    assertThat(ledger.total().tokens()).isEqualTo(1_510);
    assertThat(ledger.total().usd()).isEqualTo(0.00045);
  }

  @Test
  void anEmptyLedgerHoldsNothing() {
    assertThat(new Ledger(PriceTable.EMPTY).total()).isEqualTo(LedgerEntry.NONE);
  }

  @Test
  void goesOnFromAnEarlierAccount() {
    var earlier = new Ledger(PriceTable.EMPTY);
    earlier.answered("m", 1, 2, SECOND);
    var ledger = new Ledger(PriceTable.EMPTY, earlier.byModel());
    ledger.answered("m", 10, 20, SECOND);

    assertThat(ledger.total())
        .isEqualTo(new LedgerEntry(0, 2, 0, 0, 0, 11, 22, 0, Duration.ofSeconds(2)));
    assertThat(earlier.total().attempts()).isEqualTo(1);
  }

  @Test
  void losesNothingAt32Threads() throws InterruptedException {
    var ledger = new Ledger(PriceTable.EMPTY);
    var threads = Executors.newFixedThreadPool(32);
    for (int i = 0; i < 1_000; i++) {
      threads.execute(() -> ledger.answered("m", 1, 2, Duration.ofNanos(3)));
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ledger.total())
        .isEqualTo(new LedgerEntry(0, 1_000, 0, 0, 0, 1_000, 2_000, 0, Duration.ofNanos(3_000)));
  }

  @Test
  void readsPricesPerMillionTokens() {
    assertThat(Price.parse("0.15/0.60")).isEqualTo(new Price(150_000, 600_000));
    assertThat(Price.parse(" 0 / 1000000 ")).isEqualTo(new Price(0, 1_000_000_000_000L));
    assertThat(Price.parse("0.000001/2")).isEqualTo(new Price(1, 2_000_000));
    assertThat(Price.parse("3/15").of(1_000_000, 100_000)).isEqualTo(4_500_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1/2/3", "a/b", "-1/2", "1/-2", "1000001/1", "0.0000001/1", "NaN/1"})
  void refusesWhatIsNoPrice(String text) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Price.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("0.15/0.60");
  }

  @Test
  void pricesAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Price(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Price(0, -1));
  }

  @Test
  void aTableHoldsEachModelOnce() {
    PriceTable table = PriceTable.parse(List.of("a=b=1/2", "c=3/4"));

    assertThat(table.of("a=b")).contains(Price.parse("1/2"));
    assertThat(table.required("c")).isEqualTo(Price.parse("3/4"));
    assertThat(table.of("x")).isEmpty();
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> table.required("x"))
        .withMessageContaining("'x'");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PriceTable.parse(List.of("c=1/2", "c=1/2")))
        .withMessageContaining("'c' is given twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/2", "=1/2", ""})
  void aTableNeedsNamesOfModels(String entry) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PriceTable.parse(List.of(entry)))
        .withMessageContaining("names no model");
  }

  @Test
  void costsAddUpAndAreNotNegative() {
    var cost = new Cost(1, 2, 3_000_000_000_000L, 4);

    assertThat(cost.plus(cost)).isEqualTo(new Cost(2, 4, 6_000_000_000_000L, 8));
    assertThat(cost.plus(cost).minus(cost)).isEqualTo(cost);
    assertThat(cost.usd()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(-1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(0, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(0, 0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(0, 0, 0, -1));
  }
}
