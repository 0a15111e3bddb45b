package org.tgd.radiotherapy.goal;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A clinical protocol.
 *
 * @param name what the protocol is called
 * @param prescriptionGy the prescribed dose in Gy, positive
 * @param normalization a goal at exactly whose value the dose is scaled before it is judged
 * @param goals the lines, in order
 * @param rule how the goals add up to the loss of a plan
 */
public record GoalSet(
    String name,
    double prescriptionGy,
    Optional<Goal> normalization,
    List<Goal> goals,
    LossRule rule) {
  /** Checks the parts. */
  public GoalSet {
    requireNonNull(name, "name");
    requireNonNull(normalization, "normalization");
    requireNonNull(rule, "rule");
    goals = List.copyOf(goals);
    if (!(prescriptionGy > 0 && prescriptionGy <= 1000)) {
      throw new IllegalArgumentException(
          "prescription was " + prescriptionGy + " Gy; must be above 0, at most 1000");
    }
    normalization.ifPresent(
        goal -> {
          if (!goal.metric().dose()) {
            throw new IllegalArgumentException(
                "the metric of normalize was "
                    + goal.metric().name()
                    + "; must be a dose, such as D95 or mean");
          }
        });
    if (goals.isEmpty()) {
      throw new IllegalArgumentException("the goal set '" + name + "' has no goals");
    }
  }

  /** A protocol whose goals are summed. */
  public GoalSet(
      String name, double prescriptionGy, Optional<Goal> normalization, List<Goal> goals) {
    this(name, prescriptionGy, normalization, goals, LossRule.SUM);
  }

  /** The structures that the goals and the normalization name, in order, each once. */
  public Set<String> structures() {
    Set<String> names = new LinkedHashSet<>();
    normalization.ifPresent(goal -> names.add(goal.structure()));
    goals.forEach(goal -> names.add(goal.structure()));
    return names;
  }
}
