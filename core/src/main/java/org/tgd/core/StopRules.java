package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * When a run ends before all its steps are taken.
 *
 * @param target it ends once the best loss is not above this; needs a loss in numbers
 * @param patience it ends after so many steps in a row without anything better, idle ones counted;
 *     0 for never
 * @param asked whether somebody outside wants it to end; asked after each step
 */
public record StopRules(OptionalDouble target, int patience, BooleanSupplier asked) {
  /** A run ends when its steps are taken. */
  public static final StopRules NONE = new StopRules(OptionalDouble.empty(), 0, () -> false);

  /** Checks the ranges. */
  public StopRules {
    requireNonNull(target, "target");
    requireNonNull(asked, "asked");
    if (target.isPresent() && Double.isNaN(target.getAsDouble())) {
      throw new IllegalArgumentException("target was NaN; must be a number");
    }
    if (patience < 0) {
      throw new IllegalArgumentException("patience was " + patience + "; must be 0 or more");
    }
  }

  /** The same with a loss that is good enough. */
  public StopRules withTarget(double loss) {
    return new StopRules(OptionalDouble.of(loss), patience, asked);
  }

  /** The same with another patience; 0 for endless. */
  public StopRules withPatience(int steps) {
    return new StopRules(target, steps, asked);
  }

  /** The same with another way to ask for an end from outside. */
  public StopRules withAsked(BooleanSupplier next) {
    return new StopRules(target, patience, next);
  }
}
