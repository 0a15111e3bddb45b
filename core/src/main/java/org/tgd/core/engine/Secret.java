package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A key or password. It prints as asterisks, and wipes itself out of any text it is shown. */
public final class Secret {
  private static final String MASK = "***";
  private static final Pattern KEY_SHAPED =
      Pattern.compile("(?i)\\b(?:sk|key)-[A-Za-z0-9_*.-]{6,}|(?<=\\bBearer )\\S+");

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * A secret with this value, white space around it removed.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  public static Secret of(String value) {
    String stripped = requireNonNull(value, "value").strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("secret was blank; leave it out instead");
    }
    return new Secret(stripped);
  }

  /** The text with every occurrence of this secret, and whatever looks like a key, masked. */
  public String redact(String text) {
    return redactKeys(text.replace(value, MASK));
  }

  /** The text with whatever looks like a key ({@code sk-…}, {@code Bearer …}) masked. */
  public static String redactKeys(String text) {
    return KEY_SHAPED.matcher(text).replaceAll(MASK);
  }

  String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return MASK;
  }
}
