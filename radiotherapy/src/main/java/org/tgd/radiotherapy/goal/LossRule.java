package org.tgd.radiotherapy.goal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the goals of a set add up to the loss of a plan. */
public enum LossRule {
  /**
   * The sum over the goals of weight times the share by which the limit is missed, whatever their
   * priorities; what a goal costs has no bound.
   */
  SUM,

  /**
   * Priorities are levels. What a goal costs is {@code m / (m + 0.05)} of the share m by which its
   * limit is missed, so it is below 1 however far the limit is missed; the cost of a level is the
   * weighted mean of its goals; the levels count a million, a thousand and one. So a level above
   * goes before all that is below it, and one hopeless goal drowns no other. Goals to minimise cost
   * their distance from the value, from 0 to 1.
   */
  LEVELS;

  private static final double HALF_COST = 0.05;
  private static final double[] OF_LEVEL = {1e6, 1e3, 1};

  /** The rule as files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LossRule> named(String word) {
    for (LossRule rule : values()) {
      if (rule.word().equals(word)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** What an observed value of a goal costs, as one of the goals of a set. */
  double cost(Goal goal, List<Goal> goals, double observed, PlanScale scale) {
    if (this == SUM) {
      return goal.loss(observed, scale);
    }
    double total =
        goals.stream()
            .filter(other -> other.priority() == goal.priority())
            .mapToDouble(Goal::weight)
            .sum();
    return total > 0
        ? OF_LEVEL[goal.priority() - 1] * goal.weight() / total * bounded(goal, observed, scale)
        : 0;
  }

  private static double bounded(Goal goal, double observed, PlanScale scale) {
    double miss = goal.miss(observed, scale);
    return goal.operator() == Goal.Operator.MINIMIZE
        ? Math.min(1, Math.max(0, miss))
        : miss / (miss + HALF_COST);
  }
}
