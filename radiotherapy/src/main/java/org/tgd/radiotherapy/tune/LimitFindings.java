package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.tgd.core.eval.Audience;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScore;

/**
 * Which limits of goals to keep as hard constraints, from and to, in the order in which to try
 * them: all at what the goals say; those of the higher levels; those that the plan misses half way
 * to the goal, or no worse than it misses them. What comes of it is not predicted.
 */
final class LimitFindings {
  /** How the findings begin. */
  static final String ABOUT = "limits of goals";

  /** How an absent line is written in a change. */
  static final String NONE = "none";

  /** By how much limits yield beyond what a plan shows, so that it keeps them after rounding. */
  private static final double SLIP = 0.002;

  private final GoalTerms terms;
  private final Plan plan;
  private final Map<Map<String, Double>, String> ways = new LinkedHashMap<>();

  LimitFindings(GoalTerms terms, Plan plan) {
    this.terms = terms;
    this.plan = plan;
  }

  List<Finding> all() {
    add("Keep the limits of all goals as hard constraints", goal -> goal.value());
    TreeSet<Integer> levels = new TreeSet<>();
    terms.limits().values().forEach(goal -> levels.add(goal.priority()));
    for (int last : levels.descendingSet().tailSet(levels.isEmpty() ? 0 : levels.last(), false)) {
      add(
          "Keep the limits of the goals down to level %d as hard constraints".formatted(last),
          goal -> goal.priority() <= last ? goal.value() : Double.NaN);
    }
    add(
        "Keep the limits of the goals as hard constraints, those that are missed half way from"
            + " where the plan is",
        goal -> between(goal, 0.5));
    add(
        "Keep the limits of the goals as hard constraints, those that are missed no worse than they"
            + " are missed",
        goal -> between(goal, 0));
    ways.remove(plan.weights().limits());
    List<Finding> findings = new ArrayList<>();
    ways.forEach((limits, advice) -> findings.add(finding(limits, advice, findings.isEmpty())));
    return findings;
  }

  /** Takes up a way unless it asks the same as one before it; limits that are NaN are left out. */
  private void add(String advice, ToDoubleFunction<Goal> limit) {
    Map<String, Double> limits = new LinkedHashMap<>();
    terms
        .limits()
        .forEach(
            (name, goal) -> {
              double value = limit.applyAsDouble(goal);
              if (value > 0) {
                limits.put(name, Double.parseDouble(Weights.number(value)));
              }
            });
    if (!limits.isEmpty()) {
      ways.putIfAbsent(limits, advice);
    }
  }

  /** A goal's limit where the plan keeps it, else a share of the way from the plan to the goal. */
  private double between(Goal goal, double share) {
    for (PlanScore.Line line : plan.score().lines()) {
      if (line.goal().equals(goal) && !line.met()) {
        int outwards = goal.operator() == Goal.Operator.AT_MOST ? 1 : -1;
        double here = line.observed() * (1 + outwards * SLIP);
        return here + share * (goal.value() - here);
      }
    }
    return goal.value();
  }

  private Finding finding(Map<String, Double> limits, String advice, boolean first) {
    List<Change> changes = new ArrayList<>();
    List<String> said = new ArrayList<>();
    Weights here = plan.weights();
    Weights to = here.limits().isEmpty() ? terms.steep(plan) : here;
    for (int i = 0; i < to.names().size(); i++) {
      String name = to.names().get(i);
      int at = here.names().indexOf(name);
      String from = at < 0 ? NONE : Weights.number(here.values().get(at));
      change(name + PlanFindings.TARGET, from, Weights.number(to.values().get(i)), changes, said);
    }
    for (String name : terms.limits().keySet()) {
      change(name, number(here.limits(), name), number(limits, name), changes, said);
    }
    double missed =
        plan.score().lines().stream()
            .filter(line -> line.goal().operator() != Goal.Operator.MINIMIZE)
            .mapToDouble(PlanScore.Line::loss)
            .sum();
    return new Finding(
        ABOUT,
        here.limits().isEmpty() ? "none is hard" : here.limits().size() + " are hard",
        "limits that hold whatever the weights",
        "%s: %s. What that brings was not computed; a first plan with new limits takes %d inner problems."
            .formatted(advice, String.join("; ", said), PlanEvaluator.SOLVES_OF_LIMITS),
        missed,
        changes,
        first && here.limits().isEmpty() ? Audience.EVERYONE : Audience.IN_TURN);
  }

  private static String number(Map<String, Double> limits, String name) {
    return limits.containsKey(name) ? Weights.number(limits.get(name)) : NONE;
  }

  private static void change(
      String target, String from, String to, List<Change> changes, List<String> said) {
    changes.add(Change.of(target, from, to));
    if (from.equals(NONE) && !to.equals(NONE)) {
      String line = target.endsWith(PlanFindings.TARGET) ? name(target) : target;
      said.add("add the line '%s: %s'".formatted(line, to));
    } else if (!from.equals(NONE) && to.equals(NONE)) {
      said.add("take out the %s".formatted(target));
    } else if (!from.equals(to)) {
      said.add("change the %s from %s to %s".formatted(target, from, to));
    }
  }

  private static String name(String target) {
    return target.substring(0, target.length() - PlanFindings.TARGET.length());
  }

  /** The weights and limits that a finding asks for. */
  static Weights asked(Finding finding) {
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    Map<String, Double> limits = new LinkedHashMap<>();
    for (Change change : finding.changes()) {
      if (change.to().equals(NONE)) {
        continue;
      }
      double value = Double.parseDouble(change.to());
      if (change.target().endsWith(PlanFindings.TARGET)) {
        names.add(name(change.target()));
        values.add(value);
      } else {
        limits.put(change.target(), value);
      }
    }
    return new Weights(names, values, limits);
  }
}
