package org.tgd.core.budget;

import java.math.BigDecimal;
import org.tgd.core.input.InputException;

/**
 * What a model's tokens cost, in whole pico-US-dollars (10⁻¹²) a token, which is the same number as
 * 10⁻⁶ US dollars a million tokens.
 *
 * @param input a token read, 0 or more
 * @param output a token written, 0 or more
 */
public record Price(long input, long output) {
  /** A model that costs nothing, as a local one. */
  public static final Price FREE = new Price(0, 0);

  private static final int MICRO = 6;
  private static final BigDecimal MOST = new BigDecimal("1000000");

  /** Checks that nothing is negative. */
  public Price {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException(
          "price was " + input + " in, " + output + " out; must be 0 or more");
    }
  }

  /**
   * Reads {@code IN/OUT}, US dollars a million tokens read and written, for instance {@code
   * 0.15/0.60}.
   *
   * @throws InputException if it is not two numbers from 0 to a million, with at most six decimals
   */
  public static Price parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        return new Price(pico(parts[0]), pico(parts[1]));
      }
      throw bad(text, null);
    } catch (ArithmeticException | NumberFormatException e) {
      throw bad(text, e);
    }
  }

  /** What so many tokens cost, in pico-US-dollars. */
  public long of(long inputTokens, long outputTokens) {
    return Math.addExact(
        Math.multiplyExact(input, inputTokens), Math.multiplyExact(output, outputTokens));
  }

  private static long pico(String usdPerMillion) {
    var usd = new BigDecimal(usdPerMillion.strip());
    if (usd.signum() < 0 || usd.compareTo(MOST) > 0) {
      throw new ArithmeticException("out of range");
    }
    return usd.movePointRight(MICRO).longValueExact();
  }

  private static InputException bad(String text, Throwable cause) {
    String message =
        "price '%s' is not IN/OUT in US dollars a million tokens; write it like 0.15/0.60"
            .formatted(text);
    return new InputException(message, cause);
  }
}
