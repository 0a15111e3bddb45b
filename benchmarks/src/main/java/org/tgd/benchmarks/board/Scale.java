package org.tgd.benchmarks.board;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Results of each instance on one scale: 0 is its start (the worst result of any trial where no
 * start is known), 1 the best that any trial of it came to, cut off at -1.
 */
final class Scale {
  private final double sign;
  private final Map<String, Double> best = new HashMap<>();
  private final Map<String, Double> zero = new HashMap<>();
  private final Map<String, Double> budgets = new HashMap<>();

  Scale(Trials trials) {
    sign = trials.isHigherBetter() ? 1 : -1;
    boolean started = trials.all().stream().anyMatch(trial -> begin(trial).isPresent());
    for (Trial trial : trials.all()) {
      double value = sign * trial.result();
      best.merge(trial.instance(), value, Math::max);
      if (started) {
        begin(trial).ifPresent(start -> zero.putIfAbsent(trial.instance(), sign * start));
      } else if (Double.isFinite(value)) {
        zero.merge(trial.instance(), value, Math::min);
      }
      double spent = trial.course().isEmpty() ? 0 : lastOf(trial.course());
      budgets.merge(trial.instance(), Math.max(trial.budget(), spent), Math::max);
    }
  }

  private static double lastOf(Course course) {
    return course.calls().get(course.calls().size() - 1);
  }

  private static OptionalDouble begin(Trial trial) {
    return trial.start().isPresent() || trial.course().isEmpty()
        ? trial.start()
        : OptionalDouble.of(trial.course().values().get(0));
  }

  double of(Trial trial, double value) {
    double from = zero.getOrDefault(trial.instance(), Double.NEGATIVE_INFINITY);
    if (!Double.isFinite(value) || !Double.isFinite(from)) {
      return sign * value == best.get(trial.instance()) ? 1 : -1;
    }
    double top = best.get(trial.instance());
    return top > from ? new Span(from, top).of(sign * value) : 0;
  }

  double result(Trial trial) {
    return of(trial, trial.result());
  }

  /** Calls that a trial of an instance might spend. */
  double budget(Trial trial) {
    return trial.budget() > 0 ? trial.budget() : Math.max(1, budgets.get(trial.instance()));
  }

  /** Where the best so far is after a share of the budget. */
  double at(Trial trial, double share) {
    return of(trial, trial.after(Math.max(1, share * budget(trial))));
  }

  /**
   * The mean of the best so far over all calls of the budget; the first value holds from call 1.
   */
  double area(Trial trial) {
    Course course = trial.course();
    double budget = budget(trial);
    double sum = 0;
    for (int i = 0; i < course.calls().size(); i++) {
      double from = i == 0 ? 1 : Math.min(course.calls().get(i), budget + 1);
      double to =
          i + 1 < course.calls().size()
              ? Math.min(course.calls().get(i + 1), budget + 1)
              : budget + 1;
      sum += (to - from) * of(trial, course.values().get(i));
    }
    return sum / budget;
  }
}
