package org.tgd.benchmarks.known;

/** How a measured number is to lie to the predicted one. */
public enum Relation {
  /** Equal within the tolerance. */
  EQUAL("="),
  /** Not above, but for the tolerance. */
  AT_MOST("<="),
  /** Above by more than the tolerance. */
  ABOVE(">");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /** The sign in tables. */
  public String sign() {
    return sign;
  }

  boolean holds(double measured, double predicted, double tolerance) {
    return switch (this) {
      case EQUAL -> Math.abs(measured - predicted) <= tolerance;
      case AT_MOST -> measured <= predicted + tolerance;
      case ABOVE -> measured > predicted + tolerance;
    };
  }
}
