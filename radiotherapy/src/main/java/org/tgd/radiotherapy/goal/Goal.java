package org.tgd.radiotherapy.goal;

import static java.util.Objects.requireNonNull;

/**
 * One line of a clinical protocol.
 *
 * @param structure the name of the structure
 * @param metric what is looked at
 * @param operator which way is right
 * @param value the limit, in the unit
 * @param unit the unit of the limit
 * @param priority 1 for what must be, 2 for what should be, 3 for what is nice to have
 * @param weight what missing it costs in the plan loss, at least 0
 * @param source where the line comes from
 */
public record Goal(
    String structure,
    DoseMetric metric,
    Operator operator,
    double value,
    Unit unit,
    int priority,
    double weight,
    String source) {
  /** Which way is right. */
  public enum Operator {
    /** The metric must not exceed the value. */
    AT_MOST("<="),
    /** The metric must reach the value. */
    AT_LEAST(">="),
    /** The lower the better; the value is where the cost is zero. */
    MINIMIZE("minimize");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** The operator as files write it. */
    public String symbol() {
      return symbol;
    }
  }

  /** The unit of a limit. */
  public enum Unit {
    /** Gray. */
    GY("Gy"),
    /** Per cent: of the prescription for a dose, of the structure for a volume. */
    PERCENT("%"),
    /** Cubic centimetres. */
    CC("cc");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** The unit as files write it. */
    public String symbol() {
      return symbol;
    }
  }

  /** How far beyond its limit a goal may be, as a share of it, before its score is zero. */
  private static final double TOLERANCE = 0.25;

  /** The largest dose that a goal may name, in Gy and in per cent of the prescription. */
  private static final double LARGEST = 1000;

  private static final double WHOLE = 100;
  private static final double LARGEST_CC = 1e6;

  /** Checks the ranges. */
  public Goal {
    requireNonNull(structure, "structure");
    requireNonNull(metric, "metric");
    requireNonNull(operator, "operator");
    requireNonNull(unit, "unit");
    requireNonNull(source, "source");
    if (!(value >= 0) || (value == 0 && !mayBeZero(metric, operator))) {
      throw new IllegalArgumentException(
          "value was "
              + value
              + "; must be positive, or 0 for a volume that is to have none of a dose");
    }
    requireWithinReach(value, metric, unit);
    if (priority < 1 || priority > 3) {
      throw new IllegalArgumentException("priority was " + priority + "; must be 1, 2 or 3");
    }
    if (!(weight >= 0 && weight <= 1e6)) {
      throw new IllegalArgumentException("weight was " + weight + "; must be 0 to 1e6");
    }
    if (metric.dose() && unit == Unit.CC) {
      throw new IllegalArgumentException("unit was cc; a dose is in Gy or per cent");
    }
    if (!metric.dose() && unit == Unit.GY) {
      throw new IllegalArgumentException("unit was Gy; a volume is in per cent or cc");
    }
  }

  private static boolean mayBeZero(DoseMetric metric, Operator operator) {
    return operator == Operator.MINIMIZE || (operator == Operator.AT_MOST && !metric.dose());
  }

  /** Limits that no plan is near to are slips: of cGy for Gy, or of doses for volumes. */
  private static void requireWithinReach(double value, DoseMetric metric, Unit unit) {
    double relative = metric.dose() ? LARGEST : WHOLE;
    double most = unit == Unit.CC ? LARGEST_CC : relative;
    if (value > most) {
      throw new IllegalArgumentException(
          "value was %s %s; must be at most %s"
              .formatted(PlanScale.plain(value), unit.symbol(), PlanScale.plain(most)));
    }
  }

  /** The goal as one line, for example {@code Rectum V50 <= 17 %}. */
  public String text() {
    String limit = PlanScale.plain(value) + " " + unit.symbol();
    return operator == Operator.MINIMIZE
        ? structure + " " + metric.name() + " as low as possible"
        : structure + " " + metric.name() + " " + operator.symbol() + " " + limit;
  }

  /** The metric of the structure's voxel doses in Gy, in this goal's unit. */
  public double observed(double[] doses, PlanScale scale) {
    double raw = metric.of(doses, scale);
    if (metric.dose()) {
      return unit == Unit.PERCENT ? 100 * raw / scale.prescriptionGy() : raw;
    }
    return unit == Unit.CC ? raw / 100 * doses.length * scale.voxelCc() : raw;
  }

  /** Whether an observed value meets the goal; a goal to minimise is always met. */
  public boolean met(double observed) {
    return switch (operator) {
      case AT_MOST -> observed <= value;
      case AT_LEAST -> observed >= value;
      case MINIMIZE -> true;
    };
  }

  /**
   * What an observed value costs in a sum: the weight times the share by which the limit is missed,
   * or for a goal to minimise the distance from the value in units of the prescription (or of 100
   * %).
   */
  public double loss(double observed, PlanScale scale) {
    return weight * miss(observed, scale);
  }

  /**
   * The share by which an observed value misses the limit, 0 where it is met; for a goal to
   * minimise the distance from the value in units of the prescription (or of 100 %).
   */
  double miss(double observed, PlanScale scale) {
    return switch (operator) {
      case AT_MOST -> above(observed);
      case AT_LEAST -> Math.max(0, 1 - observed / value);
      case MINIMIZE -> (observed - value) / (unit == Unit.GY ? scale.prescriptionGy() : 100);
    };
  }

  /** The share by which a limit is exceeded; of a limit of 0 in units of 100 % or 100 cc. */
  private double above(double observed) {
    return Math.max(0, value > 0 ? observed / value - 1 : observed / WHOLE);
  }

  /**
   * A piecewise-linear score: 1 where the goal is met, falling to 0 at a quarter beyond the limit;
   * for a goal to minimise, 1 at zero falling to 0 at the prescription.
   */
  public double score(double observed, PlanScale scale) {
    double miss =
        switch (operator) {
          case AT_MOST -> above(observed) / TOLERANCE;
          case AT_LEAST -> Math.max(0, 1 - observed / value) / TOLERANCE;
          case MINIMIZE -> observed / (unit == Unit.GY ? scale.prescriptionGy() : 100);
        };
    return Math.min(1, Math.max(0, 1 - miss));
  }
}
