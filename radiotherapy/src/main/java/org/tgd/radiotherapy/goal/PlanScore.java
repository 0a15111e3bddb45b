package org.tgd.radiotherapy.goal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan judged by a goal set.
 *
 * @param doseFactor by what the dose was multiplied to meet the normalization; 1 without one
 * @param lines one for each goal, in the set's order
 * @param loss the sum of what the goals cost; lower is better
 * @param quality the weighted mean of the piecewise-linear scores of the goals, 0 to 100; higher is
 *     better
 */
public record PlanScore(double doseFactor, List<Line> lines, double loss, double quality) {
  /** The most that a dose may be multiplied by to meet a normalization. */
  private static final double LARGEST_FACTOR = 1000;

  /** The least loss of a plan that cannot be normalised. */
  private static final double HOPELESS = 1e6;

  /**
   * One goal judged.
   *
   * @param goal the goal
   * @param observed the metric in the goal's unit
   * @param met whether the goal is met
   * @param loss what it costs
   */
  public record Line(Goal goal, double observed, boolean met, double loss) {}

  /** Copies the lines. */
  public PlanScore {
    lines = List.copyOf(lines);
  }

  /** How many goals are met, those to minimise not counted. */
  public int met() {
    return (int) lines.stream().filter(line -> limits(line.goal()) && line.met()).count();
  }

  /** How many goals there are, those to minimise not counted. */
  public int limited() {
    return (int) lines.stream().filter(line -> limits(line.goal())).count();
  }

  private static boolean limits(Goal goal) {
    return goal.operator() != Goal.Operator.MINIMIZE;
  }

  /**
   * Judges a plan.
   *
   * @param goals the goal set
   * @param doses voxel doses in Gy of every structure that the goals name
   * @param voxelCc the volume of a dose voxel in cm³
   */
  public static PlanScore of(GoalSet goals, Map<String, double[]> doses, double voxelCc) {
    PlanScale scale = new PlanScale(goals.prescriptionGy(), voxelCc);
    double factor = goals.normalization().map(goal -> factor(goal, doses, scale)).orElse(1.0);
    Map<String, double[]> scaled = new LinkedHashMap<>();
    for (String name : goals.structures()) {
      scaled.put(name, Arrays.stream(doses.get(name)).map(dose -> dose * factor).toArray());
    }
    List<Line> lines = new ArrayList<>();
    double loss = factor >= LARGEST_FACTOR ? HOPELESS : 0;
    double points = 0;
    double weights = 0;
    for (Goal goal : goals.goals()) {
      double observed = goal.observed(scaled.get(goal.structure()), scale);
      double cost = goals.rule().cost(goal, goals.goals(), observed, scale);
      lines.add(new Line(goal, observed, goal.met(observed), cost));
      loss += cost;
      points += goal.weight() * goal.score(observed, scale);
      weights += goal.weight();
    }
    return new PlanScore(factor, lines, loss, weights > 0 ? 100 * points / weights : 0);
  }

  private static double factor(Goal goal, Map<String, double[]> doses, PlanScale scale) {
    double observed = goal.observed(doses.get(goal.structure()), scale);
    return observed * LARGEST_FACTOR > goal.value() ? goal.value() / observed : LARGEST_FACTOR;
  }
}
