package org.tgd.benchmarks.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Bayesian optimization by a Gaussian process and expected improvement (Jones, Schonlau and Welch,
 * J. Glob. Optim. 13, 455, 1998): Matérn 5/2 over the unit cube, one length scale chosen by the
 * marginal likelihood, values standardised. The next point is the best of points drawn over the box
 * and around the best one at several distances. Of many points those are modelled that are best and
 * those that came last.
 */
public final class GaussianProcessSearch implements BoxSearch {
  private static final int FIRST = 5;
  private static final int WIDE = 120;
  private static final int NEAR = 120;
  private static final int MOST = 120;
  private static final int REFIT = 5;
  private static final double NOISE = 1e-6;
  private static final double[] SCALES = {0.1, 0.2, 0.4, 0.8, 1.6, 3.2};
  private static final double[] DISTANCES = {0.2, 0.05, 0.0125, 0.003};
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** A point of the unit cube and its value. */
  private static final class Seen {
    private final double[] at;
    private final double value;

    Seen(double[] at, double value) {
      this.at = at;
      this.value = value;
    }

    double[] at() {
      return at;
    }

    double value() {
      return value;
    }
  }

  @Override
  public String name() {
    return "Gaussian process, EI";
  }

  @Override
  public boolean seeded() {
    return true;
  }

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Seen> seen = new ArrayList<>();
    try {
      ask(function, unit(function, start), seen);
      for (int i = 1; i < FIRST; i++) {
        ask(function, random.doubles(start.length).toArray(), seen);
      }
      double scale = SCALES[2];
      while (true) {
        List<Seen> modelled = modelled(seen);
        scale = seen.size() % REFIT == 0 ? likeliest(modelled) : scale;
        ask(function, next(new Model(modelled, scale), modelled, random), seen);
      }
    } catch (BoxFunction.BudgetSpentException end) {
      return;
    }
  }

  private static void ask(BoxFunction function, double[] at, List<Seen> seen) {
    double[] lower = function.lower();
    double[] widths = function.widths(1);
    double[] x = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      x[i] = lower[i] + at[i] * widths[i];
    }
    seen.add(new Seen(at, function.value(x)));
  }

  private static double[] unit(BoxFunction function, double[] x) {
    double[] lower = function.lower();
    double[] widths = function.widths(1);
    return IntStream.range(0, x.length).mapToDouble(i -> (x[i] - lower[i]) / widths[i]).toArray();
  }

  /** The best two thirds of what is modelled, and the last ones; best first. */
  private static List<Seen> modelled(List<Seen> seen) {
    List<Seen> sorted = new ArrayList<>(seen);
    sorted.sort(Comparator.comparingDouble(Seen::value));
    if (sorted.size() <= MOST) {
      return sorted;
    }
    List<Seen> kept = new ArrayList<>(sorted.subList(0, 2 * MOST / 3));
    for (int i = seen.size() - 1; kept.size() < MOST; i--) {
      if (!kept.contains(seen.get(i))) {
        kept.add(seen.get(i));
      }
    }
    return kept;
  }

  private static double likeliest(List<Seen> seen) {
    double best = Double.NEGATIVE_INFINITY;
    double likeliest = SCALES[0];
    for (double scale : SCALES) {
      double likelihood = new Model(seen, scale).logLikelihood();
      if (likelihood > best) {
        best = likelihood;
        likeliest = scale;
      }
    }
    return likeliest;
  }

  private static double[] next(Model model, List<Seen> seen, SplittableRandom random) {
    double[] centre = seen.get(0).at();
    double[] chosen = centre;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < WIDE + NEAR; i++) {
      double[] at =
          i < WIDE
              ? random.doubles(centre.length).toArray()
              : near(centre, DISTANCES[i % DISTANCES.length], random);
      double improvement = model.expectedImprovement(at);
      if (improvement > most) {
        most = improvement;
        chosen = at;
      }
    }
    return chosen;
  }

  private static double[] near(double[] centre, double distance, SplittableRandom random) {
    double[] at = centre.clone();
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(0, Math.min(1, at[i] + distance * random.nextGaussian()));
    }
    return at;
  }

  /** The process, given what was seen. */
  private static final class Model {
    private final List<Seen> seen;
    private final double scale;
    private final double mean;
    private final double spread;
    private final double[][] cholesky;
    private final double[] weights;
    private final double[] targets;
    private final double least;

    Model(List<Seen> seen, double scale) {
      this.seen = seen;
      this.scale = scale;
      // the worst values would hide the differences between the good ones
      double[] values = seen.stream().mapToDouble(Seen::value).toArray();
      double low = seen.get(0).value();
      double typical = Math.max(1e-300, median(values) - low);
      targets =
          IntStream.range(0, values.length)
              .mapToDouble(i -> Math.log1p((values[i] - low) / typical * 20))
              .toArray();
      mean = IntStream.range(0, targets.length).mapToDouble(i -> targets[i]).average().orElse(0);
      double squares =
          IntStream.range(0, targets.length)
              .mapToDouble(i -> Math.pow(targets[i] - mean, 2))
              .average()
              .orElse(0);
      spread = Math.max(1e-12, Math.sqrt(squares));
      for (int i = 0; i < targets.length; i++) {
        targets[i] = (targets[i] - mean) / spread;
      }
      least = targets[0];
      cholesky = decomposed();
      weights = back(forward(targets));
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }

    private double kernel(double[] a, double[] b) {
      double squares = 0;
      for (int i = 0; i < a.length; i++) {
        squares += (a[i] - b[i]) * (a[i] - b[i]);
      }
      double r = Math.sqrt(5 * squares) / scale;
      return (1 + r + r * r / 3) * Math.exp(-r);
    }

    private double[][] decomposed() {
      double[][] rows = new double[seen.size()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = new double[i + 1];
        for (int j = 0; j <= i; j++) {
          double sum = kernel(seen.get(i).at(), seen.get(j).at()) + (i == j ? NOISE : 0);
          for (int k = 0; k < j; k++) {
            sum -= rows[i][k] * rows[j][k];
          }
          rows[i][j] = i == j ? Math.sqrt(Math.max(sum, NOISE / 10)) : sum / rows[j][j];
        }
      }
      return rows;
    }

    private double[] forward(double[] right) {
      double[] x = new double[right.length];
      for (int i = 0; i < x.length; i++) {
        double sum = right[i];
        for (int k = 0; k < i; k++) {
          sum -= cholesky[i][k] * x[k];
        }
        x[i] = sum / cholesky[i][i];
      }
      return x;
    }

    private double[] back(double[] right) {
      double[] x = right.clone();
      for (int i = x.length - 1; i >= 0; i--) {
        for (int k = i + 1; k < x.length; k++) {
          x[i] -= cholesky[k][i] * x[k];
        }
        x[i] /= cholesky[i][i];
      }
      return x;
    }

    double logLikelihood() {
      double sum = 0;
      for (int i = 0; i < targets.length; i++) {
        sum -= 0.5 * targets[i] * weights[i] + Math.log(cholesky[i][i]);
      }
      return sum;
    }

    double expectedImprovement(double[] at) {
      double[] k = new double[seen.size()];
      double predicted = 0;
      for (int i = 0; i < k.length; i++) {
        k[i] = kernel(seen.get(i).at(), at);
        predicted += k[i] * weights[i];
      }
      double variance = 1 + NOISE;
      for (double v : forward(k)) {
        variance -= v * v;
      }
      double deviation = Math.sqrt(Math.max(variance, 1e-12));
      double z = (least - predicted) / deviation;
      return deviation * (z * NORMAL.cumulativeProbability(z) + NORMAL.density(z));
    }
  }
}
