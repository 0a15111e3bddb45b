package org.tgd.benchmarks.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.tgd.benchmarks.board.Course;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.benchmarks.stats.Pairs;

/**
 * What searches came to, and how they compare.
 *
 * @param all the trials: of each seed and function those of all methods
 */
public record NumericTrials(List<Trial> all) {
  private static final double LEVEL = 0.05;
  private static final String PORTFOLIO = "TGD " + NumericStudy.PORTFOLIO;

  /** Copies the trials. */
  public NumericTrials {
    all = List.copyOf(all);
  }

  /**
   * A run.
   *
   * @param function the name of the function
   * @param dimension how many numbers it takes
   * @param method who searched
   * @param seed of box, start and search
   * @param evaluations how many points were tried; fewer than allowed where the search ended
   * @param gap by how much the best value found is above the least
   * @param course the gap of the best so far
   */
  public record Trial(
      String function,
      int dimension,
      String method,
      long seed,
      int evaluations,
      double gap,
      Course course) {}

  /**
   * A method beside the portfolio, function by function, by Wilcoxon's test over the seeds at 5 %.
   *
   * @param method who searched
   * @param meanRank mean rank of its median gap among all methods, 1 is best
   * @param wins on how many functions the portfolio is better
   * @param ties on how many they cannot be told apart
   * @param losses on how many the portfolio is worse
   */
  public record Compared(String method, double meanRank, int wins, int ties, int losses) {}

  /** The names of all functions, in order. */
  public List<String> functions() {
    return all.stream().map(Trial::function).distinct().toList();
  }

  /** The names of all methods, in order. */
  public List<String> methods() {
    return all.stream().map(Trial::method).distinct().toList();
  }

  private double[] gaps(String function, String method) {
    return all.stream()
        .filter(trial -> trial.function().equals(function) && trial.method().equals(method))
        .sorted(Comparator.comparingLong(Trial::seed))
        .mapToDouble(Trial::gap)
        .toArray();
  }

  private double median(String function, String method) {
    return new Median().evaluate(gaps(function, method));
  }

  /** All methods by the mean of their ranks. */
  public List<Compared> compared() {
    List<Double> ranks = friedman().meanRanks();
    List<Compared> rows = new ArrayList<>();
    for (int m = 0; m < methods().size(); m++) {
      String method = methods().get(m);
      int[] outcomes = new int[3];
      functions().forEach(function -> outcomes[1 + worse(function, method)]++);
      rows.add(new Compared(method, ranks.get(m), outcomes[0], outcomes[1], outcomes[2]));
    }
    rows.sort(Comparator.comparingDouble(Compared::meanRank));
    return rows;
  }

  /** Friedman's test over the functions with the median gaps of all methods. */
  public Friedman friedman() {
    return Friedman.of(
        functions().stream()
            .map(
                function ->
                    methods().stream().mapToDouble(method -> -median(function, method)).toArray())
            .toArray(double[][]::new));
  }

  /** 1 where the portfolio is worse than a method, -1 where it is better, 0 if neither is clear. */
  private int worse(String function, String method) {
    double[] portfolio = gaps(function, PORTFOLIO);
    double[] other = gaps(function, method);
    if (Arrays.equals(portfolio, other) || Pairs.wilcoxon(portfolio, other).p() >= LEVEL) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < other.length; i++) {
      sum += Math.signum(portfolio[i] - other[i]);
    }
    return (int) Math.signum(sum);
  }

  /**
   * On how many functions the portfolio is clearly worse than the single strategy of the engine
   * that is best there by its median.
   */
  public int clearlyWorseThanBestStrategy() {
    return (int)
        functions().stream()
            .filter(function -> worse(function, bestStrategy(function)) > 0)
            .count();
  }

  private String bestStrategy(String function) {
    return methods().stream()
        .filter(method -> method.startsWith("TGD ") && !method.equals(PORTFOLIO))
        .min(Comparator.comparingDouble(method -> median(function, method)))
        .orElse(PORTFOLIO);
  }
}
