package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A piece of text in the graph. Immutable; its identity is the node, so two variables with the same
 * value are two nodes.
 */
public final class Variable {
  private final String role;
  private final String value;
  private final boolean requiresGrad;
  private final Call origin;

  private Variable(String role, String value, boolean requiresGrad, Call origin) {
    this.role = requireNonNull(role, "role");
    this.value = requireNonNull(value, "value");
    this.requiresGrad = requiresGrad;
    this.origin = origin;
  }

  /** A leaf that is optimized. */
  public static Variable parameter(String role, String value) {
    return new Variable(role, value, true, null);
  }

  /** A leaf that is not optimized. */
  public static Variable constant(String role, String value) {
    return new Variable(role, value, false, null);
  }

  /** The output of a call; it requires gradients if any input does. */
  public static Variable output(String role, String value, Call origin) {
    boolean requiresGrad = origin.inputs().stream().anyMatch(Variable::requiresGrad);
    return new Variable(role, value, requiresGrad, origin);
  }

  /** A leaf of the same role and kind with another value: a new node. */
  public Variable withValue(String next) {
    return new Variable(role, next, requiresGrad, null);
  }

  /** What the text is, in words that a critic and an editor can use. */
  public String role() {
    return role;
  }

  /** The text. */
  public String value() {
    return value;
  }

  /** Whether feedback on this variable can reach a trainable leaf. */
  public boolean requiresGrad() {
    return requiresGrad;
  }

  /** The call that made this variable; empty for a leaf. */
  public Optional<Call> origin() {
    return Optional.ofNullable(origin);
  }

  @Override
  public String toString() {
    return role + " (" + value.length() + " characters)";
  }
}
