package org.tgd.radiotherapy.tune;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.optimize.InfeasibleException;

/**
 * Plans between two weights: the ratio of one to the other goes up in even steps of its logarithm,
 * all other weights stay; and which of the plans no other one is better than in both of two goals.
 * Every plan is solved as the outer loop would, from the solution at the start's weights.
 */
public final class ParetoSweep {
  private static final int LEAST_PRIORITY = 3;

  private final PlanEvaluator evaluator;
  private final List<Integer> places;
  private final List<Goal> goals;
  private int undeliverable;

  /**
   * A plan of the sweep.
   *
   * @param weights its weights
   * @param figures what the two goals look at, in their units, doses normalised
   * @param score the judgement by all goals
   * @param front whether no other plan is at least as good in both goals and better in one
   */
  public record Point(Weights weights, List<Double> figures, PlanScore score, boolean front) {
    /** Copies the list. */
    public Point {
      requireNonNull(weights, "weights");
      figures = List.copyOf(figures);
      requireNonNull(score, "score");
    }
  }

  /**
   * A sweep.
   *
   * @param evaluator solves and judges the plans
   * @param names the names of the two weights
   * @param shown the two goals looked at, each as structure and metric ({@code Rectum mean}); if
   *     there are none, for each weight what is to be as low as possible in its structure, else the
   *     first goal about it, else the mean dose
   * @throws InputException if a name is unknown or there are not two of them
   */
  public ParetoSweep(PlanEvaluator evaluator, List<String> names, List<String> shown) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
    List<String> known = evaluator.template().groups().stream().map(g -> g.name()).toList();
    if (names.size() != 2 || names.get(0).equals(names.get(1)) || !known.containsAll(names)) {
      throw new InputException(
          "the sweep is between '%s'; must be two different weights of %s"
              .formatted(String.join(",", names), String.join(", ", known)));
    }
    this.places = names.stream().map(known::indexOf).toList();
    if (!shown.isEmpty() && shown.size() != 2) {
      throw new InputException(
          "the goals shown were '%s'; must be two".formatted(String.join(",", shown)));
    }
    this.goals =
        shown.isEmpty()
            ? places.stream().map(this::usual).toList()
            : shown.stream().map(this::named).toList();
  }

  /** The two goals that the figures are of. */
  public List<Goal> goals() {
    return goals;
  }

  /** How many weights had no plan that can be delivered. */
  public int undeliverable() {
    return undeliverable;
  }

  private Goal named(String name) {
    List<Goal> all = evaluator.goals().goals();
    return all.stream()
        .filter(goal -> name(goal).equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "the goals have no '%s'; they are about %s"
                        .formatted(
                            name,
                            String.join(", ", all.stream().map(ParetoSweep::name).toList()))));
  }

  /** What a goal looks at: structure and metric. */
  public static String name(Goal goal) {
    return goal.structure() + " " + goal.metric().name();
  }

  private Goal usual(int place) {
    String structure = evaluator.template().groups().get(place).objectives().get(0).structure();
    List<Goal> own =
        evaluator.goals().goals().stream().filter(g -> g.structure().equals(structure)).toList();
    Optional<Goal> lowered =
        own.stream().filter(g -> g.operator() == Goal.Operator.MINIMIZE).findFirst();
    return lowered
        .or(() -> own.stream().findFirst())
        .orElseGet(
            () ->
                new Goal(
                    structure,
                    new DoseMetric.Mean(),
                    Goal.Operator.MINIMIZE,
                    0,
                    Goal.Unit.GY,
                    LEAST_PRIORITY,
                    0,
                    ""));
  }

  /**
   * The plans, from the lowest ratio of the first weight to the second on.
   *
   * @param count how many, at least 2
   * @param factor the ratio goes from the start's divided by this to the start's times this; above
   *     1
   */
  public List<Point> points(int count, double factor) {
    if (count < 2 || !(factor > 1)) {
      throw new IllegalArgumentException(
          "count and factor were %d and %g; must be 2 or more and above 1"
              .formatted(count, factor));
    }
    undeliverable = 0;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double decades = Math.log10(factor) * (2.0 * i / (count - 1) - 1);
      at(decades).ifPresentOrElse(points::add, () -> undeliverable++);
    }
    return points.stream().map(point -> marked(point, points)).toList();
  }

  private Optional<Point> at(double decades) {
    Weights start = evaluator.template().start();
    double[] coordinates = start.coordinates();
    coordinates[places.get(0)] += decades / 2;
    coordinates[places.get(1)] -= decades / 2;
    try {
      Plan plan = evaluator.plan(start.at(coordinates));
      List<Double> figures = goals.stream().map(goal -> figure(goal, plan)).toList();
      return Optional.of(new Point(plan.weights(), figures, plan.score(), false));
    } catch (InfeasibleException none) {
      return Optional.empty();
    }
  }

  private double figure(Goal goal, Plan plan) {
    double[] doses =
        Arrays.stream(plan.doses().get(goal.structure()))
            .map(dose -> dose * plan.score().doseFactor())
            .toArray();
    return goal.observed(doses, evaluator.scale());
  }

  private Point marked(Point point, List<Point> all) {
    boolean front = all.stream().noneMatch(other -> beats(other, point));
    return new Point(point.weights(), point.figures(), point.score(), front);
  }

  private boolean beats(Point one, Point other) {
    boolean better = false;
    for (int k = 0; k < goals.size(); k++) {
      int sign = goals.get(k).operator() == Goal.Operator.AT_LEAST ? -1 : 1;
      double behind = sign * (one.figures().get(k) - other.figures().get(k));
      if (behind > 0) {
        return false;
      }
      better |= behind < 0;
    }
    return better;
  }
}
