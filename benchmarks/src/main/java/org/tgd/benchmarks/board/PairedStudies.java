package org.tgd.benchmarks.board;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.Pairs;
import org.tgd.core.input.InputException;

/**
 * Two studies, method by method: the results of each instance, the mean over the seeds that both
 * have, side by side, in the unit of the files.
 */
public final class PairedStudies {
  private static final int RESAMPLES = 4000;

  private final Trials first;
  private final Trials second;

  /**
   * A method in both studies.
   *
   * @param method its name
   * @param pairs instances with seeds in common
   * @param before mean of the first study
   * @param after mean of the second
   * @param gain by how much the second is better, whichever way is better
   * @param gainBounds its 95 % bootstrap interval over instances
   * @param wins instances on which the second is better
   * @param ties on which they are equal
   * @param losses on which the second is worse
   * @param a12 Vargha and Delaney's probability that the second is better
   * @param p Wilcoxon's p, by Holm over the methods
   */
  public record Line(
      String method,
      int pairs,
      double before,
      double after,
      double gain,
      Bounds gainBounds,
      int wins,
      int ties,
      int losses,
      double a12,
      double p) {}

  /**
   * Two studies.
   *
   * @throws InputException if their results are of different kinds
   */
  public PairedStudies(Trials first, Trials second) {
    this.first = requireNonNull(first, "first");
    this.second = requireNonNull(second, "second");
    if (first.isHigherBetter() != second.isHigherBetter()
        || !first.quantity().equals(second.quantity())) {
      throw new InputException(
          "the studies cannot be paired: the results of one are '%s', those of the other '%s'"
              .formatted(first.quantity(), second.quantity()));
    }
  }

  private record Key(String instance, long seed) {}

  private static Map<String, Map<Key, Double>> results(Trials trials) {
    return trials.all().stream()
        .collect(
            Collectors.groupingBy(
                Trial::method,
                LinkedHashMap::new,
                Collectors.toMap(
                    trial -> new Key(trial.instance(), trial.seed()),
                    Trial::result,
                    (one, other) -> one,
                    LinkedHashMap::new)));
  }

  /** A line for each method that both have, in the order of the first. */
  public List<Line> lines() {
    Map<String, Map<Key, Double>> before = results(first);
    Map<String, Map<Key, Double>> after = results(second);
    List<Line> raw = new ArrayList<>();
    before.forEach(
        (method, values) -> {
          Map<Key, Double> others = after.getOrDefault(method, Map.of());
          double[][] pairs = pairs(values, others);
          if (pairs[0].length > 0) {
            raw.add(line(method, pairs));
          }
        });
    double[] p = Pairs.holm(raw.stream().mapToDouble(Line::p).toArray());
    return IntStream.range(0, raw.size()).mapToObj(i -> adjusted(raw.get(i), p[i])).toList();
  }

  private static Line adjusted(Line line, double p) {
    return new Line(
        line.method(),
        line.pairs(),
        line.before(),
        line.after(),
        line.gain(),
        line.gainBounds(),
        line.wins(),
        line.ties(),
        line.losses(),
        line.a12(),
        p);
  }

  /** Methods that only one of the studies has, or that share no instance and seed. */
  public List<String> unpaired() {
    List<String> paired = lines().stream().map(Line::method).toList();
    return Stream.concat(first.methods().stream(), second.methods().stream())
        .distinct()
        .filter(method -> !paired.contains(method))
        .toList();
  }

  private static double[][] pairs(Map<Key, Double> before, Map<Key, Double> after) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    before.forEach(
        (key, value) -> {
          Double other = after.get(key);
          if (other != null && Double.isFinite(value) && Double.isFinite(other)) {
            double[] sum = sums.computeIfAbsent(key.instance(), name -> new double[3]);
            sum[0] += value;
            sum[1] += other;
            sum[2]++;
          }
        });
    return new double[][] {
      sums.values().stream().mapToDouble(sum -> sum[0] / sum[2]).toArray(),
      sums.values().stream().mapToDouble(sum -> sum[1] / sum[2]).toArray()
    };
  }

  private Line line(String method, double[][] pairs) {
    double sign = first.isHigherBetter() ? 1 : -1;
    double[] gains =
        IntStream.range(0, pairs[0].length)
            .mapToDouble(i -> sign * (pairs[1][i] - pairs[0][i]))
            .toArray();
    double a12 = Pairs.a12(pairs[1], pairs[0]);
    return new Line(
        method,
        gains.length,
        Board.mean(pairs[0]),
        Board.mean(pairs[1]),
        Board.mean(gains),
        Bounds.bootstrap(gains, RESAMPLES, 1),
        count(gains, 1),
        count(gains, 0),
        count(gains, -1),
        sign > 0 ? a12 : 1 - a12,
        Pairs.wilcoxon(pairs[1], pairs[0]).p());
  }

  private static int count(double[] gains, int sign) {
    return (int) Arrays.stream(gains).filter(gain -> Math.signum(gain) == sign).count();
  }
}
