package org.tgd.benchmarks.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.benchmarks.stats.Pairs;

/** One number for each method and instance: the mean over the seeds. */
final class Blocks {
  private final List<String> methods;
  private final Map<String, Map<String, Double>> means = new LinkedHashMap<>();

  Blocks(List<String> methods, List<Trial> trials, ToDoubleFunction<Trial> value) {
    this.methods = List.copyOf(methods);
    methods.forEach(method -> means.put(method, new LinkedHashMap<>()));
    means.putAll(
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    Trial::method,
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        Trial::instance, LinkedHashMap::new, Collectors.averagingDouble(value)))));
  }

  /** The blocks of a method. */
  double[] of(String method) {
    return means.get(method).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The blocks that two methods share: their numbers side by side. */
  double[][] shared(String first, String second) {
    Map<String, Double> other = means.get(second);
    List<Map.Entry<String, Double>> both =
        means.get(first).entrySet().stream()
            .filter(entry -> other.containsKey(entry.getKey()))
            .toList();
    return new double[][] {
      both.stream().mapToDouble(Map.Entry::getValue).toArray(),
      both.stream().mapToDouble(entry -> other.get(entry.getKey())).toArray()
    };
  }

  /** In how many of the shared blocks the first is above the second, ties half; NaN without any. */
  double winShare(String first, String second) {
    double[][] both = shared(first, second);
    return IntStream.range(0, both[0].length)
        .mapToDouble(i -> both[0][i] > both[1][i] ? 1 : both[0][i] == both[1][i] ? 0.5 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** Wilcoxon's p over the shared blocks; 1 without any. */
  double p(String first, String second) {
    double[][] both = shared(first, second);
    return both[0].length == 0 ? 1 : Pairs.wilcoxon(both[0], both[1]).p();
  }

  /** The instances that every method has. */
  List<String> common() {
    List<String> common = new ArrayList<>(means.get(methods.get(0)).keySet());
    methods.forEach(method -> common.retainAll(means.get(method).keySet()));
    return common;
  }

  /** Friedman's test over common blocks; empty for one method or fewer than two blocks. */
  Optional<Friedman> friedman() {
    List<String> common = common();
    if (methods.size() < 2 || common.size() < 2) {
      return Optional.empty();
    }
    double[][] scores =
        common.stream()
            .map(block -> methods.stream().mapToDouble(m -> means.get(m).get(block)).toArray())
            .toArray(double[][]::new);
    boolean flat =
        Arrays.stream(scores).allMatch(row -> Arrays.stream(row).distinct().count() == 1);
    return flat ? Optional.empty() : Optional.of(Friedman.of(scores));
  }
}
