package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.patient.Patient;

/**
 * What a text may say of goals beside the weights of a template: their limits as hard constraints,
 * {@code Rectum V50 hard limit: 17}, in the goal's unit, and weights of objectives for goals that
 * no constraint can say, {@code Rectum mean: 30}. What a text leaves out is not there.
 */
final class GoalTerms {
  /** A template's weight at its least, 1, is a thousandth of the 1e-3 that bounds wishes. */
  private static final double UNIT = 1000;

  private final PlanTemplate template;
  private final Optional<Wishes> wishes;
  private final Optional<GoalLimit> converter;
  private final Map<String, Goal> limits = new LinkedHashMap<>();
  private final Map<String, Goal> wished = new LinkedHashMap<>();

  /** The terms of goals, where a template lets them be tuned. */
  GoalTerms(Patient patient, GoalSet goals, PlanTemplate template) {
    this.template = template;
    if (!template.tunesLimits()) {
      wishes = Optional.empty();
      converter = Optional.empty();
      return;
    }
    PlanScale scale = new PlanScale(goals.prescriptionGy(), patient.voxelCc());
    GoalLimit limit = new GoalLimit(patient, scale);
    Wishes wish = new Wishes(patient, goals, template);
    wishes = Optional.of(wish);
    converter = Optional.of(limit);
    Set<String> taken = new LinkedHashSet<>(template.names());
    goals.normalization().map(GoalTerms::reached).ifPresent(goal -> addLimit(limit, goal, taken));
    goals.goals().forEach(goal -> addLimit(limit, goal, taken));
    for (Goal goal : wish.wished()) {
      if (patient.objectiveVoxels(goal.structure()) > 0 && taken.add(name(goal))) {
        wished.put(name(goal), goal);
      }
    }
  }

  private void addLimit(GoalLimit limit, Goal goal, Set<String> taken) {
    String name = name(goal) + Weights.LIMIT;
    if (limit.of(goal).isPresent() && taken.add(name)) {
      limits.put(name, goal);
    }
  }

  private static String name(Goal goal) {
    return goal.structure() + " " + goal.metric().name();
  }

  /** What doses are scaled to, as a goal to reach. */
  private static Goal reached(Goal goal) {
    return new Goal(
        goal.structure(),
        goal.metric(),
        Goal.Operator.AT_LEAST,
        goal.value(),
        goal.unit(),
        goal.priority(),
        goal.weight(),
        goal.source());
  }

  /** The names of the weights that a text may give beside the template's. */
  Collection<String> wishes() {
    return wished.keySet();
  }

  /** The goals whose limits a text may make hard, by the name of the limit. */
  Map<String, Goal> limits() {
    return limits;
  }

  /** A text read; lines of terms may be missing. */
  Weights.Parsed parse(String text) {
    List<String> wanted = new ArrayList<>(given(text, wished.keySet()));
    return Weights.parse(text, with(wanted).names(), given(text, limits.keySet()));
  }

  private static List<String> given(String text, Collection<String> names) {
    List<String> known = List.copyOf(names);
    Set<String> given = new LinkedHashSet<>();
    text.lines().forEach(line -> Weights.known(line.strip(), known).ifPresent(given::add));
    return known.stream().filter(given::contains).toList();
  }

  /** The template with the objectives of the wishes that weights name. */
  PlanTemplate template(Weights weights) {
    return with(weights.names().stream().filter(wished::containsKey).toList());
  }

  private PlanTemplate with(Collection<String> names) {
    List<PlanTemplate.Group> groups = new ArrayList<>();
    for (String name : names) {
      WeightedObjective wish = wishes.orElseThrow().wish(wished.get(name), Optional.empty());
      groups.add(new PlanTemplate.Group(name, 1, List.of(wish.withWeight(1))));
    }
    return names.isEmpty() ? template : template.with(groups);
  }

  /** The constraints of hard limits. */
  List<DoseConstraint> constraints(Map<String, Double> hard) {
    List<DoseConstraint> constraints = new ArrayList<>();
    hard.forEach(
        (name, value) -> {
          Goal goal = limits.get(name);
          Goal asked =
              new Goal(
                  goal.structure(),
                  goal.metric(),
                  goal.operator(),
                  value,
                  goal.unit(),
                  goal.priority(),
                  goal.weight(),
                  goal.source());
          constraints.add(converter.orElseThrow().of(asked).orElseThrow());
        });
    return constraints;
  }

  /** Weights at which wishes are as steep as goals cost at a plan, all others at their least. */
  Weights steep(Plan plan) {
    Map<String, Double> values = new LinkedHashMap<>();
    template.groups().forEach(group -> values.put(group.name(), Weights.SMALLEST));
    wished.forEach(
        (name, goal) -> {
          double weight = UNIT * wishes.orElseThrow().wish(goal, Optional.of(plan)).weight();
          double within = Math.max(Weights.SMALLEST, Math.min(Weights.LARGEST, weight));
          values.put(name, Double.parseDouble(Weights.number(within)));
        });
    return new Weights(List.copyOf(values.keySet()), List.copyOf(values.values()));
  }
}
