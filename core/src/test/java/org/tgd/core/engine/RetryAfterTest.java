package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsSeconds() {
    assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("1.5", NOW)).contains(Duration.ofMillis(1500));
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.parse("Sun, 01 Mar 2026 12:00:31 GMT", NOW))
        .contains(Duration.ofSeconds(31));
  }

  @Test
  void aDateThatIsPastIsNoWait() {
    assertThat(RetryAfter.parse("Sun, 01 Mar 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @Test
  void readsMilliseconds() {
    assertThat(RetryAfter.parseMillis(" 250 ")).contains(Duration.ofMillis(250));
    assertThat(RetryAfter.parseMillis("soon")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1e9", "99999999999999999999", "2026-03-01"})
  void leavesOutWhatIsNeither(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }
}
