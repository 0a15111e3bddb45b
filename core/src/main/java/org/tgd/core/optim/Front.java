package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.tgd.core.Step;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;

/**
 * The candidates that are best on some instance (GEPA, arXiv 2507.19457, algorithm 2).
 *
 * @param members the best first
 * @param wins on how many instances each is best, at least 1
 */
record Front(List<Step> members, List<Integer> wins) {
  Front {
    members = List.copyOf(members);
    wins = List.copyOf(wins);
  }

  /**
   * The front of the candidates that were not refused.
   *
   * @param items the losses of all items that a candidate has met
   */
  static Front of(List<Step> pool, Function<Step, Map<String, Double>> items) {
    List<Step> all = Pool.best(pool, Integer.MAX_VALUE);
    List<Map<String, Double>> losses =
        all.stream().map(step -> instances(step, items.apply(step))).toList();
    List<Set<Integer>> best = winners(all, losses);
    Set<Integer> kept = new HashSet<>();
    best.forEach(kept::addAll);
    for (int i = all.size() - 1; i >= 0; i--) {
      int mine = i;
      boolean needless =
          best.stream()
              .filter(winners -> winners.contains(mine))
              .allMatch(winners -> winners.stream().anyMatch(k -> k != mine && kept.contains(k)));
      if (kept.contains(i) && needless) {
        kept.remove(i);
      }
    }
    List<Step> members = new ArrayList<>();
    List<Integer> wins = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int mine = i;
      if (kept.contains(i)) {
        members.add(all.get(i));
        wins.add((int) best.stream().filter(winners -> winners.contains(mine)).count());
      }
    }
    return new Front(members, wins);
  }

  /** For each item, who is best on it of those that met it; for each metric that all have, too. */
  private static List<Set<Integer>> winners(List<Step> all, List<Map<String, Double>> losses) {
    boolean items = all.stream().anyMatch(step -> !step.items().isEmpty());
    Set<String> instances = new LinkedHashSet<>();
    losses.forEach(each -> instances.addAll(each.keySet()));
    List<Set<Integer>> winners = new ArrayList<>();
    for (String instance : instances) {
      if (items || losses.stream().allMatch(each -> each.containsKey(instance))) {
        winners.add(winners(losses, instance));
      }
    }
    return winners;
  }

  private static Set<Integer> winners(List<Map<String, Double>> losses, String instance) {
    double least =
        losses.stream()
            .filter(each -> each.containsKey(instance))
            .mapToDouble(each -> each.get(instance))
            .min()
            .orElseThrow();
    Set<Integer> best = new HashSet<>();
    for (int i = 0; i < losses.size(); i++) {
      if (losses.get(i).containsKey(instance) && losses.get(i).get(instance) == least) {
        best.add(i);
      }
    }
    return best;
  }

  /** What is to be minimised, by name. */
  private static Map<String, Double> instances(Step step, Map<String, Double> items) {
    Map<String, Double> losses = new LinkedHashMap<>(items);
    if (losses.isEmpty()) {
      losses.put("", step.score());
      for (Evaluation evaluation : step.evaluations()) {
        for (Metric metric : evaluation.metrics()) {
          double sign =
              switch (metric.better()) {
                case LOWER -> 1;
                case HIGHER -> -1;
                case NEITHER -> 0;
              };
          if (sign != 0 && Double.isFinite(metric.value())) {
            losses.putIfAbsent(metric.name(), sign * metric.value());
          }
        }
      }
    }
    return losses;
  }

  /** All members in random order, likelier first by on how many instances they are best. */
  List<Step> drawn(RandomGenerator random) {
    return Draw.order(members, wins.stream().mapToDouble(Integer::doubleValue).toArray(), random);
  }
}
