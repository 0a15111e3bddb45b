package org.tgd.core.spi;

import java.util.List;
import java.util.Map;

/**
 * A field of application that plugs into the workbench: named in {@code
 * META-INF/services/org.tgd.core.spi.Domain} and found on the class path. Thread-safe, without
 * state.
 */
public interface Domain {
  /** The name by which commands select the domain: lower-case letters, digits and hyphens. */
  String name();

  /** What the domain optimizes, in one sentence. */
  String summary();

  /** The options that {@link #problem} understands. */
  List<Option> options();

  /**
   * Sets up a problem.
   *
   * @param options values by option name; options that are absent take their defaults
   * @throws org.tgd.core.input.InputException if an option is unknown, missing or has a bad value
   */
  Problem problem(Map<String, String> options);

  /**
   * An option of a domain.
   *
   * @param name lower-case letters, digits and hyphens
   * @param description what it sets, with unit and range
   * @param defaultValue the default; empty when the option must be given
   */
  record Option(String name, String description, String defaultValue) {}
}
