package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.objective.MeanDose;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.SquaredUnderdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.patient.Patient;

/**
 * What goals ask for that no hard constraint can say, as objectives. A mean dose costs its square,
 * divided by twice what it is in the plan before, so that the objective is as steep there as the
 * goal's cost: minimised again and again, the sum of the costs falls (majorization; Hunter and
 * Lange, Am. Stat. 58, 30 (2004)). A thousandth of the template's objectives keeps beams in bounds
 * where goals have no say.
 */
public final class Wishes {
  /** What a level counts more than the one below it. */
  private static final double OF_LEVEL = 100;

  private static final int LOWEST_LEVEL = 3;

  /** The weight of a template's objective that starts at 100. */
  private static final double BOUNDS = 1e-5;

  /** Before there is a plan, means are taken to be this share of the prescription away. */
  private static final double GUESS = 0.2;

  private static final double LEAST_GY = 0.5;

  private final Patient patient;
  private final GoalSet goals;
  private final PlanTemplate template;
  private final GoalLimit limits;

  /**
   * The wishes of goals.
   *
   * @param template objectives that bound what the goals do not speak of
   */
  public Wishes(Patient patient, GoalSet goals, PlanTemplate template) {
    this.patient = patient;
    this.goals = goals;
    this.template = template;
    this.limits = new GoalLimit(patient, scale());
  }

  private PlanScale scale() {
    return new PlanScale(goals.prescriptionGy(), patient.voxelCc());
  }

  /** The objectives as steep as the goals' costs at a plan, if there is one yet. */
  public List<WeightedObjective> at(Optional<Plan> plan) {
    List<WeightedObjective> wishes = new ArrayList<>();
    wished().forEach(goal -> wishes.add(wish(goal, plan)));
    template
        .objectives(template.start())
        .forEach(each -> wishes.add(each.withWeight(each.weight() * BOUNDS)));
    return wishes;
  }

  /** The goals that no hard constraint can say. */
  List<Goal> wished() {
    return goals.goals().stream()
        .filter(goal -> limits.of(goal).isEmpty() && goal.weight() > 0)
        .toList();
  }

  /** A goal as an objective as steep as its cost at a plan, if there is one yet. */
  WeightedObjective wish(Goal goal, Optional<Plan> plan) {
    String name = goal.structure();
    double slope = slopePerGy(goal);
    double doseGy = limits.doseGy(goal);
    double guessGy = GUESS * goals.prescriptionGy();
    if (goal.operator() == Goal.Operator.AT_LEAST) {
      return new WeightedObjective(name, slope / (2 * guessGy), new SquaredUnderdosing(doseGy));
    }
    double wantedGy = goal.operator() == Goal.Operator.MINIMIZE ? doseGy : 0;
    if (!(goal.metric() instanceof DoseMetric.Mean)) {
      return new WeightedObjective(name, slope / (2 * guessGy), new SquaredOverdosing(wantedGy));
    }
    double away = plan.map(p -> mean(p, name) - wantedGy).orElse(guessGy);
    return new WeightedObjective(
        name, slope / (2 * Math.max(LEAST_GY, away)), new MeanDose(wantedGy));
  }

  private static double mean(Plan plan, String structure) {
    return Arrays.stream(plan.doses().get(structure)).average().orElse(0);
  }

  /** What a Gy costs, in units of what it costs of a goal of weight 1 in the lowest level. */
  private double slopePerGy(Goal goal) {
    double level = Math.pow(OF_LEVEL, LOWEST_LEVEL - goal.priority());
    double unit =
        goal.operator() == Goal.Operator.MINIMIZE
            ? 1
            : goals.prescriptionGy() / limits.doseGy(goal);
    return goal.weight() * level * unit;
  }
}
