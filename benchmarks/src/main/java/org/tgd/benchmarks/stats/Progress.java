package org.tgd.benchmarks.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Curves of the best so far. Scores are to be maximised. */
public final class Progress {
  private Progress() {}

  /**
   * The area under the mean of the best k so far, from 0 to 1 for scores from 0 to 1: read every
   * {@code every} calls, trapezoids from 0 at call 0, the last partial interval too, flat after an
   * early end (Gao, Fu, Sun and Coley, NeurIPS 2022, arXiv 2206.12411, as {@code mol_opt} computes
   * it).
   *
   * @param scores one for each call, in order; those beyond the budget do not count
   * @param budget calls, 1 or more
   * @param k how many of the best are averaged, 1 or more
   * @param every calls between two readings, 1 or more
   */
  public static double areaOfTop(double[] scores, int budget, int k, int every) {
    if (budget < 1 || k < 1 || every < 1) {
      throw new IllegalArgumentException("budget, k and every must be 1 or more");
    }
    Ranks.numbers(scores);
    int calls = Math.min(scores.length, budget);
    List<Double> best = new ArrayList<>();
    double area = 0;
    double before = 0;
    int since = 0;
    for (int call = 1; call <= calls; call++) {
      keep(best, scores[call - 1], k);
      if (call % every == 0 || call == calls) {
        double now = best.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        area += (call - since) * (before + now) / 2;
        before = now;
        since = call;
      }
    }
    return (area + (budget - since) * before) / budget;
  }

  private static void keep(List<Double> best, double score, int most) {
    best.add(score);
    best.sort(Collections.reverseOrder());
    if (best.size() > most) {
      best.remove(most);
    }
  }

  /**
   * The expected number of calls until the first hit with restarts (Hansen et al., COCO, 2021): all
   * calls spent divided by the runs that hit; empty if none did.
   *
   * @param firstHits the call of the first hit of each run; empty where it did not hit
   * @param budget calls of a run that did not hit
   */
  public static OptionalDouble expectedRunningTime(List<OptionalDouble> firstHits, double budget) {
    long hits = firstHits.stream().filter(OptionalDouble::isPresent).count();
    double spent = firstHits.stream().mapToDouble(hit -> hit.orElse(budget)).sum();
    return hits == 0 ? OptionalDouble.empty() : OptionalDouble.of(spent / hits);
  }
}
