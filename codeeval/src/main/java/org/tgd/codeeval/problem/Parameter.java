package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

/**
 * A parameter of the method that a solution must offer.
 *
 * @param name its name
 * @param type its type
 */
public record Parameter(String name, Type type) {
  /** Checks that nothing is missing. */
  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
