package org.tgd.radiotherapy.tune;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScore;

/**
 * What a plan would become at other weights, and which are predicted to be best. Near the plan
 * doses move along one path for each coordinate; further off, where all coordinates together can be
 * followed, the best place found is looked at anew and the search goes on around it. No inner
 * problem is solved.
 */
final class PlanModel {
  /** How often the best place is looked at anew. */
  private static final int ANCHORS = 2;

  private static final double WORTHWHILE = 1e-7;

  /** Steps so short that paths add up, in decades. */
  private static final double SHORT = 0.03;

  /** How many predictions a simplex, and half a compass search, takes for each coordinate. */
  private static final int SIMPLEX = 30;

  /** The same of an evolution strategy; not where structures are looked at in part. */
  private static final int EVOLUTION = 800;

  private final GoalSet goals;
  private final double voxelCc;
  private final Plan plan;
  private final PlanMoves moves;
  private final LocalModel near;
  private final double offset;

  /** The surroundings of a plan. */
  PlanModel(GoalSet goals, double voxelCc, Plan plan, PlanMoves moves) {
    this.goals = goals;
    this.voxelCc = voxelCc;
    this.plan = plan;
    this.moves = moves;
    this.near = around(new double[plan.weights().values().size()]);
    this.offset = plan.score().loss() - near.predict(new double[dimension()]).loss();
  }

  private int dimension() {
    return plan.weights().values().size();
  }

  private LocalModel around(double[] steps) {
    boolean atPlan = Arrays.stream(steps).allMatch(step -> step == 0);
    LocalModel.Around around =
        atPlan
            ? new LocalModel.Around(plan.doses(), moves.paths())
            : new LocalModel.Around(moves.at(steps), moves.paths(steps));
    return new LocalModel(goals, voxelCc, steps, around);
  }

  /** The plan predicted at coordinates of the weights, by the paths of each. */
  PlanScore predict(double[] coordinates) {
    return near.predict(plan.weights().stepsTo(coordinates));
  }

  /** The loss predicted at coordinates; at the plan it is the plan's. */
  double loss(double[] coordinates) {
    double[] steps = plan.weights().stepsTo(coordinates);
    return followed(steps)
        ? PlanScore.of(goals, moves.at(steps), voxelCc).loss()
        : near.predict(steps).loss() + offset;
  }

  /** Whether coordinates are followed together: where that is possible and makes a difference. */
  private boolean followed(double[] steps) {
    return moves.joint() && Arrays.stream(steps).anyMatch(step -> Math.abs(step) > SHORT);
  }

  /**
   * The coordinates of the lowest predicted loss that was found when each may change by at most a
   * radius; only ratios of weights matter.
   *
   * @param radius in decades of a weight and in 10 Gy of a dose
   * @param hint where else to start, for instance the best at a smaller radius
   */
  double[] best(double radius, double[] hint) {
    double[] here = plan.weights().coordinates();
    double[] from = hint.clone();
    Arrays.setAll(from, k -> hint[k] - here[k]);
    double[] found = search(near, radius, new double[dimension()], from);
    double[] best = new double[dimension()];
    double lowest = plan.score().loss();
    for (double[] each : new double[][] {from, found}) {
      double loss = loss(plan.weights().after(each));
      best = loss < lowest ? each : best;
      lowest = Math.min(loss, lowest);
    }
    double[] next = found;
    for (int i = 0; i < ANCHORS && moves.quick() && followed(next); i++) {
      next = search(around(next), radius, next, best);
      double loss = loss(plan.weights().after(next));
      if (loss >= lowest - WORTHWHILE) {
        break;
      }
      best = next;
      lowest = loss;
    }
    return plan.weights().after(best);
  }

  /**
   * The plan predicted where something else than the loss is lowest, by the paths of each
   * coordinate.
   *
   * @param cost what is to be low, of a plan
   * @param radius in decades of a weight and in 10 Gy of a dose
   */
  PlanScore lowest(ToDoubleFunction<PlanScore> cost, double radius) {
    BoxMinimum search =
        new BoxMinimum(steps -> cost.applyAsDouble(predict(plan.weights().after(steps))), radius);
    int evaluations = (near.coarse() ? SIMPLEX / 3 : SIMPLEX) * dimension();
    search.compass(new double[dimension()], evaluations);
    if (!near.coarse()) {
      search.simplex(evaluations);
    }
    return predict(plan.weights().after(search.best()));
  }

  private double[] search(LocalModel model, double radius, double[]... starts) {
    BoxMinimum search =
        new BoxMinimum(
            steps -> model.predict(plan.weights().stepsTo(plan.weights().after(steps))).loss(),
            radius);
    for (double[] start : starts) {
      search.compass(start, 2 * SIMPLEX * dimension());
    }
    if (!model.coarse() && radius > SHORT) {
      search.evolution(EVOLUTION);
    }
    search.simplex(SIMPLEX * dimension());
    return search.best();
  }
}
