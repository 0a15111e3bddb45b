package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tgd.chem.score.Counts;

/**
 * Ranks molecules that were not judged by what was learnt from those that were: of each part of the
 * objective a guess, stretched to fit, and a Gaussian process of what the guess misses.
 */
final class Ranking {
  private static final int BEST = 220;
  private static final int LATEST = 120;
  private static final int SPREAD_OF = 40;

  /** The guess counts as much as this many observations that agree with it. */
  private static final double TRUST = 3;

  private final Leaves leaves;
  private final List<Guess> guesses;
  private final double[] slopes;
  private final KernelModel model;
  private final double spread;

  /**
   * What to expect of a molecule.
   *
   * @param mean the value
   * @param doubt how far it may be off
   */
  record Expected(double mean, double doubt) {}

  Ranking(Leaves leaves, List<Guess> guesses, List<Judged> judged) {
    this.leaves = leaves;
    this.guesses = guesses;
    List<Judged> best =
        judged.stream().sorted(Comparator.comparingDouble(Judged::value).reversed()).toList();
    List<Judged> used = used(judged, best);
    this.slopes = new double[guesses.size()];
    double[][] targets = new double[guesses.size()][used.size()];
    for (int part = 0; part < slopes.length; part++) {
      slopes[part] = guesses.get(part).isExact() ? 1 : slope(used, part);
      for (int i = 0; i < used.size(); i++) {
        Judged each = used.get(i);
        targets[part][i] = each.parts()[part] - slopes[part] * each.guesses()[part];
      }
    }
    this.model = new KernelModel(used.stream().map(Judged::features).toList(), targets);
    this.spread = deviation(best.stream().limit(SPREAD_OF).mapToDouble(Judged::value).toArray());
  }

  private static List<Judged> used(List<Judged> judged, List<Judged> best) {
    List<Judged> used =
        Stream.concat(
                best.stream().limit(BEST),
                judged.stream().skip(Math.max(0, judged.size() - LATEST)))
            .distinct()
            .toList();
    return new ArrayList<>(used);
  }

  private static double slope(List<Judged> used, int part) {
    double x = used.stream().mapToDouble(each -> each.guesses()[part]).average().orElse(0);
    double y = used.stream().mapToDouble(each -> each.parts()[part]).average().orElse(0);
    double xx = 0;
    double xy = 0;
    for (Judged each : used) {
      xx += (each.guesses()[part] - x) * (each.guesses()[part] - x);
      xy += (each.guesses()[part] - x) * (each.parts()[part] - y);
    }
    double prior = TRUST * xx / Math.max(1, used.size());
    return xx < 1e-12 ? 1 : (xy + prior) / (xx + prior);
  }

  private static double deviation(double[] values) {
    double mean = java.util.Arrays.stream(values).average().orElse(0);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length == 0 ? 0 : Math.sqrt(sum / values.length);
  }

  Expected expect(Counts features, double[] guessed) {
    double[] likeness = model.likeness(features);
    double[] parts = model.expect(likeness);
    for (int k = 0; k < parts.length; k++) {
      parts[k] = guesses.get(k).isExact() ? guessed[k] : parts[k] + slopes[k] * guessed[k];
    }
    return new Expected(leaves.compose(parts), spread * model.doubt(likeness));
  }
}
