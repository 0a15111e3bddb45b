package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import org.tgd.core.input.InputException;

/**
 * Which engine a user asked for: {@code openai:gpt-4o-mini}, {@code replay:runs/7}, {@code none}.
 *
 * @param provider what stands before the first colon, in lower case
 * @param name what stands after it, verbatim; empty where there is no colon
 */
public record EngineSpec(String provider, String name) {
  /** The provider that stands for no model at all. */
  public static final String NO_MODEL = "none";

  /** Checks that nothing is missing. */
  public EngineSpec {
    requireNonNull(provider, "provider");
    requireNonNull(name, "name");
  }

  /**
   * Reads a specification; whether its provider exists is the catalog's to say.
   *
   * @throws InputException if it is blank, has no provider, or names nothing after the colon
   */
  public static EngineSpec parse(String text) {
    String stripped = text.strip();
    int colon = stripped.indexOf(':');
    String provider = (colon < 0 ? stripped : stripped.substring(0, colon)).strip();
    String name = colon < 0 ? "" : stripped.substring(colon + 1).strip();
    if (provider.isEmpty() || (colon >= 0 && name.isEmpty())) {
      throw new InputException(
          "model '%s' is not PROVIDER:NAME; write it like openai:gpt-4o-mini, or none"
              .formatted(text));
    }
    return new EngineSpec(provider.toLowerCase(java.util.Locale.ROOT), name);
  }

  /** The specification as a user would write it. */
  @Override
  public String toString() {
    return name.isEmpty() ? provider : provider + ":" + name;
  }
}
