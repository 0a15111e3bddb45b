package org.tgd.benchmarks.known;

import static java.util.Objects.requireNonNull;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A prediction and what was measured.
 *
 * @param experiment the id of the experiment
 * @param setting the setting within it
 * @param quantity what is measured
 * @param relation how the measured number is to lie to the predicted one
 * @param predicted the prediction
 * @param measured what was measured, a mean where there are several runs
 * @param standardError of the mean over the runs; 0 where nothing is drawn
 * @param tolerance by how much the measured number may be off
 * @param runs how many runs
 */
public record Row(
    String experiment,
    String setting,
    String quantity,
    Relation relation,
    double predicted,
    double measured,
    double standardError,
    double tolerance,
    int runs) {
  /** Checks for null. */
  public Row {
    requireNonNull(experiment, "experiment");
    requireNonNull(setting, "setting");
    requireNonNull(quantity, "quantity");
    requireNonNull(relation, "relation");
  }

  /** How close a number that nothing random enters must come. */
  static final double EXACT = 1e-9;

  private static final double STANDARD_ERRORS = 4;

  /** From so many runs on the distribution of a mean over its error is taken as normal. */
  private static final int MANY = 100;

  /** Whether the prediction came true. */
  public boolean met() {
    return relation.holds(measured, predicted, tolerance);
  }

  /** A row in which nothing is random. */
  static Row fixed(Place place, Relation relation, double predicted, double measured) {
    return new Row(place, relation, new double[] {predicted, measured, 0, EXACT}, 1);
  }

  /** A row whose measurement is known only within a tolerance. */
  static Row near(Place place, double predicted, double measured, double tolerance) {
    return new Row(place, Relation.EQUAL, new double[] {predicted, measured, 0, tolerance}, 1);
  }

  /** A row over several runs: four standard errors of the mean are allowed. */
  static Row noisy(Place place, Relation relation, double predicted, double[] seen) {
    double error = error(seen);
    double tolerance = width(seen.length) * error + EXACT;
    double[] numbers = {predicted, StatUtils.mean(seen), error, tolerance};
    return new Row(place, relation, numbers, seen.length);
  }

  /**
   * A row of shares; of what is rare few runs may have seen nothing, so the error is no less than
   * that of as many draws with the predicted chance.
   *
   * @param draws how many draws are behind each of the seen shares
   */
  static Row share(Place place, double predicted, double[] seen, int draws) {
    double drawn = Math.sqrt(predicted * (1 - predicted) / ((double) draws * seen.length));
    double error = error(seen);
    double tolerance = Math.max(STANDARD_ERRORS * drawn, width(seen.length) * error);
    double[] numbers = {predicted, StatUtils.mean(seen), Math.max(drawn, error), tolerance + EXACT};
    return new Row(place, Relation.EQUAL, numbers, seen.length);
  }

  /**
   * A row of squared lengths of a normal disturbance in two dimensions: their standard deviation is
   * their mean, and few runs may show less of it by chance, so the error is no less than that of as
   * many draws with the predicted mean.
   */
  static Row squares(Place place, double predicted, double[] seen) {
    double drawn = predicted / Math.sqrt(seen.length);
    double error = Math.max(drawn, error(seen));
    double[] numbers = {predicted, StatUtils.mean(seen), error, STANDARD_ERRORS * error + EXACT};
    return new Row(place, Relation.EQUAL, numbers, seen.length);
  }

  private static double error(double[] seen) {
    return Math.sqrt(StatUtils.variance(seen) / seen.length);
  }

  private Row(Place place, Relation relation, double[] numbers, int runs) {
    this(
        place.experiment(),
        place.setting(),
        place.quantity(),
        relation,
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        runs);
  }

  /** Four, or for few runs what leaves the same chance of a false alarm by Student's t. */
  private static double width(int runs) {
    if (runs >= MANY) {
      return STANDARD_ERRORS;
    }
    double chance = new NormalDistribution().cumulativeProbability(STANDARD_ERRORS);
    return new TDistribution(runs - 1.0).inverseCumulativeProbability(chance);
  }
}
