package org.tgd.radiotherapy.optimize;

/**
 * Search along a direction of beamlet weights, along which doses are linear: one product with the
 * matrix serves any number of lengths.
 */
final class LineSearch {
  private static final int TRIALS = 12;
  private static final double FLAT = 0.1;
  private static final double LONGER = 2;

  private final PlanFunction function;
  private final double[] x;
  private final double[] dose;
  private final double[] trial;
  private final double[] trialDose;
  private final double[] stepDose;
  private double[] direction;

  /**
   * A search from points that are changed in place.
   *
   * @param x one weight for each beamlet
   * @param dose the doses at these weights
   */
  LineSearch(PlanFunction function, double[] x, double[] dose) {
    this.function = function;
    this.x = x;
    this.dose = dose;
    this.trial = new double[x.length];
    this.trialDose = new double[dose.length];
    this.stepDose = new double[dose.length];
  }

  /**
   * The length of the step: near the minimum along the direction, found by false position on the
   * slope, and certain to lower the value; 0 if there is none.
   *
   * @param way the direction; no weight falls below zero at length 1
   * @param slope the derivative along it, negative
   * @param value the value at length 0
   * @param longest the longest step, at least 1
   */
  double length(double[] way, double slope, double value, double longest) {
    direction = way;
    function.dose(direction, stepDose);
    double low = 0;
    double high = longest;
    double lowSlope = slope;
    double highSlope = Double.NaN;
    double best = 0;
    double bestValue = value;
    double length = 1;
    double wanted = FLAT * Math.abs(slope);
    for (int i = 0; i < TRIALS; i++) {
      moveTo(length);
      double trialValue = function.value(trial, trialDose);
      if (trialValue < bestValue) {
        best = length;
        bestValue = trialValue;
      }
      double there = function.slope(trial, trialDose, direction, stepDose);
      if (trialValue <= value && (Math.abs(there) <= wanted || (there < 0 && length == longest))) {
        return best;
      }
      if (there > 0 || trialValue > value) {
        high = length;
        highSlope = there;
      } else {
        low = length;
        lowSlope = there;
      }
      length =
          high == longest && Double.isNaN(highSlope)
              ? Math.min(longest, LONGER * length)
              : between(low, high, lowSlope, highSlope);
    }
    return best;
  }

  private static double between(double low, double high, double lowSlope, double highSlope) {
    double share = highSlope > 0 && lowSlope < 0 ? lowSlope / (lowSlope - highSlope) : 0.5;
    return low + (high - low) * Math.min(0.9, Math.max(0.1, share));
  }

  /** Goes a step along the last direction. */
  void take(double length) {
    moveTo(length);
    System.arraycopy(trial, 0, x, 0, x.length);
    System.arraycopy(trialDose, 0, dose, 0, dose.length);
  }

  private void moveTo(double length) {
    for (int j = 0; j < x.length; j++) {
      trial[j] = Math.max(0, x[j] + length * direction[j]);
    }
    for (int i = 0; i < dose.length; i++) {
      trialDose[i] = dose[i] + length * stepDose[i];
    }
  }
}
