package org.tgd.benchmarks.study;

/**
 * What was predicted of one change of weights, and what solving again gave.
 *
 * @param patient the name of the patient
 * @param problem {@code free} or {@code D95 kept}
 * @param weight the weight that was multiplied, or {@code all}
 * @param factor by what
 * @param before the plan loss before
 * @param predicted the plan loss predicted
 * @param came the plan loss of the plan solved
 */
public record PredictionRow(
    String patient,
    String problem,
    String weight,
    double factor,
    double before,
    double predicted,
    double came) {
  private static final double NOTHING = 1e-6;

  /** Whether the loss changes by more than a millionth. */
  public boolean changes() {
    return Math.abs(came - before) > NOTHING * Math.max(1, Math.abs(before));
  }

  /** Whether the change predicted has the sign of the change that came. */
  public boolean signRight() {
    return (predicted - before) * (came - before) > 0;
  }

  /** The error of the change predicted, as a share of the change that came. */
  public double error() {
    return Math.abs(predicted - came) / Math.abs(came - before);
  }
}
