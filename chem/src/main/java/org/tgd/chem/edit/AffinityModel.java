package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.MorganFingerprint;
import org.tgd.chem.score.QedProperties;

/**
 * What the molecules docked so far let expect of one that was not: a Gaussian process (Rasmussen
 * and Williams 2006, sections 2.2 and 2.7) with a linear part in size, rings, flexibility and
 * polarity, and Tanimoto similarity of Morgan fingerprints for the rest. Before anything is docked
 * it says that larger molecules with more rings and fewer rotors bind better. Deterministic; an
 * estimate, never reported as an affinity.
 */
final class AffinityModel {
  private static final double STRUCTURE_VARIANCE = 1.0;
  private static final double NOISE_VARIANCE = 0.2;

  /** Prior standard deviations of the linear part, kcal/mol per unit of the feature. */
  private static final double[] SPREAD = {1.2, 0.7, 0.2, 0.4, 0.4, 0.5, 0.3, 0.2, 0.4};

  private final List<Features> known = new ArrayList<>();
  private final double[][] lower;
  private final double[] weights;

  /** A molecule as the model sees it. */
  record Features(List<Double> linear, BitSet bits) {
    Features {
      linear = List.copyOf(linear);
    }

    static Features of(Graph graph, QedProperties properties) {
      double size = Formula.heavyAtoms(graph) / 10.0;
      return new Features(
          List.of(
              1.0,
              size,
              size * size,
              (double) graph.rings(),
              (double) properties.aromaticRings(),
              properties.rotatableBonds() / 3.0,
              (double) properties.donors(),
              (double) properties.acceptors(),
              properties.logP() / 2),
          MorganFingerprint.folded(graph));
    }

    /** What is expected of a molecule of this kind in a pocket that nothing is known of. */
    double expected() {
      double size = linear.get(1);
      return -1.9 - 4.0 * size + 0.45 * size * size - 0.15 * linear.get(3) + 0.45 * linear.get(5);
    }
  }

  /** A docked molecule. */
  record Observation(Features molecule, double affinity) {}

  /** An expectation, kcal/mol, and its standard deviation. */
  record Expectation(double mean, double deviation) {}

  AffinityModel(List<Observation> observations) {
    int n = observations.size();
    lower = new double[n][];
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      Observation each = observations.get(i);
      known.add(each.molecule());
      residual[i] = each.affinity() - each.molecule().expected();
      lower[i] = row(i);
    }
    weights = backward(forward(residual));
  }

  /** The next row of the Cholesky factor of the covariance matrix. */
  private double[] row(int i) {
    double[] row = new double[i + 1];
    for (int j = 0; j <= i; j++) {
      double sum = covariance(known.get(i), known.get(j)) + (i == j ? NOISE_VARIANCE : 0);
      for (int k = 0; k < j; k++) {
        sum -= row[k] * (i == j ? row[k] : lower[j][k]);
      }
      row[j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
    }
    return row;
  }

  private double[] forward(double[] right) {
    double[] x = new double[right.length];
    for (int i = 0; i < x.length; i++) {
      double sum = right[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    return x;
  }

  private double[] backward(double[] right) {
    double[] x = new double[right.length];
    for (int i = x.length - 1; i >= 0; i--) {
      double sum = right[i];
      for (int k = i + 1; k < x.length; k++) {
        sum -= lower[k][i] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    return x;
  }

  private static double covariance(Features a, Features b) {
    double sum = STRUCTURE_VARIANCE * MorganFingerprint.tanimoto(a.bits(), b.bits());
    for (int f = 0; f < SPREAD.length; f++) {
      sum += SPREAD[f] * SPREAD[f] * a.linear().get(f) * b.linear().get(f);
    }
    return sum;
  }

  /** What to expect of a molecule. */
  Expectation expect(Features molecule) {
    double[] covariances = new double[known.size()];
    double mean = molecule.expected();
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = covariance(molecule, known.get(i));
      mean += weights[i] * covariances[i];
    }
    double variance = covariance(molecule, molecule);
    for (double part : forward(covariances)) {
      variance -= part * part;
    }
    return new Expectation(mean, Math.sqrt(Math.max(0, variance)));
  }
}
