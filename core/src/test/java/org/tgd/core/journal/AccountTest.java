package org.tgd.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.LedgerEntry;

class AccountTest {
  @TempDir Path directory;

  private static final Cost MOST = new Cost(1, 1000, 5_000, 0);

  private void session(boolean killed) {
    Account account = Account.open(directory);
    long first = account.begin("m", MOST);
    account.end(first, "m", LedgerEntry.answered(10, 5, 700, Duration.ofMillis(3)));
    long second = account.begin("m", MOST);
    account.end(second, "m", LedgerEntry.unanswered(Duration.ofMillis(2)));
    account.add("m", LedgerEntry.NONE.withCacheHits(1));
    if (killed) {
      account.begin("m", MOST);
    } else {
      account.close(true);
    }
  }

  @Test
  void sessionsAddUpAndARequestWithoutAnEndCountsAtItsMost() {
    session(false);
    session(true);
    session(false);

    Account.Totals totals = Account.read(directory);
    assertThat(totals.all().attempts()).isEqualTo(6);
    assertThat(totals.all().failedAttempts()).isEqualTo(3);
    assertThat(totals.all().cacheHits()).isEqualTo(3);
    assertThat(totals.all().tokens()).isEqualTo(45);
    assertThat(totals.all().picoUsd()).isEqualTo(2100);
    assertThat(totals.open()).isEqualTo(MOST);
    assertThat(totals.spent()).isEqualTo(new Cost(7, 1045, 7100, 0));
    Account.Totals again = Account.open(directory).before();
    assertThat(again.spent()).isEqualTo(totals.spent());
  }

  @Test
  void theTimesOfAllSessionsAddUp() throws Exception {
    for (int session = 0; session < 3; session++) {
      Account account = Account.open(directory);
      Thread.sleep(30);
      account.close(false);
    }
    assertThat(Account.read(directory).elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(90));
  }

  @Test
  void aWholeRunThatAskedNoModelLeavesNone() {
    Account account = Account.open(directory);
    account.tick();
    account.close(true);
    assertThat(directory.resolve(Account.FILE)).doesNotExist();
    assertThat(Account.read(directory)).isEqualTo(Account.Totals.NONE);
  }

  @Test
  void aChangedLineIsNoticed() throws IOException {
    session(false);
    Path file = directory.resolve(Account.FILE);
    Files.writeString(file, Files.readString(file).replace("\"pico_usd\":700", "\"pico_usd\":7"));
    assertThatThrownBy(() -> Account.read(directory))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("account.jsonl line 2");
    assertThatThrownBy(() -> Account.open(directory)).isInstanceOf(JournalException.class);
  }
}
