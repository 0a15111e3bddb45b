package org.tgd.core.eval;

import static java.util.Objects.requireNonNull;

/**
 * One measured quantity with its unit and the direction that is better.
 *
 * @param name the field's own name of the quantity, for example {@code QED} or {@code rectum V70}
 * @param value the value; may be infinite or NaN where the quantity is undefined for the candidate
 * @param unit the unit as printed after the value, empty for a dimensionless quantity
 * @param better the direction that is better
 */
public record Metric(String name, double value, String unit, Direction better) {
  /** Which way a metric improves. */
  public enum Direction {
    /** Larger is better. */
    HIGHER,
    /** Smaller is better. */
    LOWER,
    /** The quantity is informative only. */
    NEITHER
  }

  /** Checks that nothing is missing. */
  public Metric {
    requireNonNull(name, "name");
    requireNonNull(unit, "unit");
    requireNonNull(better, "better");
  }

  /** A metric of which larger values are better. */
  public static Metric higher(String name, double value, String unit) {
    return new Metric(name, value, unit, Direction.HIGHER);
  }

  /** A metric of which smaller values are better. */
  public static Metric lower(String name, double value, String unit) {
    return new Metric(name, value, unit, Direction.LOWER);
  }

  /** A metric that is reported without a preferred direction. */
  public static Metric neutral(String name, double value, String unit) {
    return new Metric(name, value, unit, Direction.NEITHER);
  }
}
