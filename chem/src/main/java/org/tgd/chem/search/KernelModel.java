package org.tgd.chem.search;

import java.util.List;
import org.tgd.chem.score.Counts;

/**
 * Gaussian processes that share one kernel, the Tanimoto similarity of Morgan counts (Ralaivola et
 * al., Neural Networks 18, 1093, 2005; GAUCHE, arXiv 2212.04450), with a constant mean each.
 * Immutable.
 */
final class KernelModel {
  private static final double NOISE = 0.01;

  private final List<Counts> known;
  private final double[][] cholesky;
  private final double[][] weights;
  private final double[] means;

  /**
   * Fits.
   *
   * @param known features of the observations
   * @param targets of each output the observations in the same order
   */
  KernelModel(List<Counts> known, double[][] targets) {
    this.known = known;
    this.cholesky = decompose(known);
    this.means = new double[targets.length];
    this.weights = new double[targets.length][];
    for (int k = 0; k < targets.length; k++) {
      means[k] = mean(targets[k]);
      double[] centred = new double[known.size()];
      for (int i = 0; i < centred.length; i++) {
        centred[i] = targets[k][i] - means[k];
      }
      weights[k] = backward(forward(centred));
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  private static double[][] decompose(List<Counts> known) {
    int n = known.size();
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] row = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 + NOISE : known.get(i).tanimoto(known.get(j));
        double[] other = j == i ? row : rows[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        row[j] = i == j ? Math.sqrt(Math.max(sum, NOISE / 10)) : sum / other[j];
      }
      rows[i] = row;
    }
    return rows;
  }

  private double[] forward(double[] right) {
    double[] solved = right.clone();
    for (int i = 0; i < solved.length; i++) {
      double[] row = cholesky[i];
      double sum = solved[i];
      for (int k = 0; k < i; k++) {
        sum -= row[k] * solved[k];
      }
      solved[i] = sum / row[i];
    }
    return solved;
  }

  private double[] backward(double[] right) {
    double[] solved = right.clone();
    for (int i = solved.length - 1; i >= 0; i--) {
      solved[i] /= cholesky[i][i];
      for (int k = 0; k < i; k++) {
        solved[k] -= cholesky[i][k] * solved[i];
      }
    }
    return solved;
  }

  /** The similarities to all that is known. */
  double[] likeness(Counts features) {
    double[] likeness = new double[known.size()];
    for (int i = 0; i < likeness.length; i++) {
      likeness[i] = features.tanimoto(known.get(i));
    }
    return likeness;
  }

  /** What to expect of each output. */
  double[] expect(double[] likeness) {
    double[] expected = means.clone();
    for (int k = 0; k < expected.length; k++) {
      for (int i = 0; i < likeness.length; i++) {
        expected[k] += likeness[i] * weights[k][i];
      }
    }
    return expected;
  }

  /** How unlike all that is known, from 0 to 1: the share of the deviation that is left. */
  double doubt(double[] likeness) {
    double explained = 0;
    for (double each : forward(likeness)) {
      explained += each * each;
    }
    return Math.sqrt(Math.max(0, 1 - explained));
  }
}
