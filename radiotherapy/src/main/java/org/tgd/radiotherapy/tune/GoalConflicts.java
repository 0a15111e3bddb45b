package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScore;

/**
 * Which goals no weights nearby meet together, though each can be met: for a goal that is missed,
 * weights are sought that meet it, then for each goal that is missed there, weights that meet both.
 * All is predicted; no inner problem is solved.
 */
final class GoalConflicts {
  /** How far weights may go, in decades. */
  private static final double RADIUS = 1;

  /** What two goals may cost together and still count as met. */
  private static final double NOTHING = 1e-6;

  private final Plan plan;
  private final PlanModel model;

  GoalConflicts(Plan plan, PlanModel model) {
    this.plan = plan;
    this.model = model;
  }

  /**
   * What a missed goal contradicts, as a sentence; nothing if it contradicts no single other, or
   * cannot be met by itself.
   *
   * @param missed its number among the goals
   */
  Optional<String> of(int missed) {
    PlanScore alone = model.lowest(score -> cost(score, missed), RADIUS);
    if (cost(alone, missed) > NOTHING) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    for (int other = 0; other < plan.score().lines().size(); other++) {
      if (other != missed && isLimit(other) && cost(alone, other) > NOTHING) {
        int second = other;
        PlanScore both = model.lowest(score -> cost(score, missed) + cost(score, second), RADIUS);
        if (cost(both, missed) + cost(both, second) > NOTHING) {
          found.add(sentence(both, missed, second));
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found) + ".");
  }

  private boolean isLimit(int at) {
    return plan.score().lines().get(at).goal().operator() != Goal.Operator.MINIMIZE;
  }

  private static double cost(PlanScore score, int at) {
    return score.lines().get(at).loss();
  }

  private String sentence(PlanScore both, int missed, int other) {
    return "it contradicts %s: within a factor of ten of the weights each can be met alone, both no"
            .formatted(plan.score().lines().get(other).goal().text())
        + " nearer than %s with %s".formatted(stands(both, missed), stands(both, other));
  }

  private static String stands(PlanScore score, int at) {
    PlanScore.Line line = score.lines().get(at);
    return "%s %s %s %s"
        .formatted(
            line.goal().structure(),
            line.goal().metric().name(),
            PlanEvaluator.fixed(line.observed(), 2),
            line.goal().unit().symbol());
  }
}
