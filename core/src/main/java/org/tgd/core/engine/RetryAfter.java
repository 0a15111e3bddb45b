package org.tgd.core.engine;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The {@code Retry-After} header: seconds or an HTTP date (RFC 9110, section 10.2.3), and OpenAI's
 * finer {@code retry-after-ms}.
 */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long to wait from {@code now}; empty if the value is neither seconds nor a date. A date in
   * the past is no wait.
   */
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    return number(text)
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()))
        .or(() -> date(text, now));
  }

  /** How long to wait; empty if the value is no number. */
  static Optional<Duration> parseMillis(String value) {
    return number(value.strip())
        .map(millis -> Duration.ofNanos(millis.movePointRight(6).longValue()));
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
