package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.patient.SmallPatient;

class ParetoSweepTest {
  private final PlanEvaluator evaluator = SmallPatient.evaluator();

  private static boolean beats(ParetoSweep.Point one, ParetoSweep.Point other) {
    boolean noWorse =
        one.figures().get(0) <= other.figures().get(0)
            && one.figures().get(1) <= other.figures().get(1);
    return noWorse && !one.figures().equals(other.figures());
  }

  @Test
  void theFrontIsWhatNoOtherPlanOfTheSweepBeats() {
    ParetoSweep sweep = new ParetoSweep(evaluator, List.of("Organ", "Target"), List.of());
    List<ParetoSweep.Point> points = sweep.points(7, 1000);
    assertThat(points).hasSize(7);
    assertThat(sweep.goals())
        .extracting(ParetoSweep::name)
        .containsExactly("Organ mean", "Target max");
    for (ParetoSweep.Point point : points) {
      boolean beaten = points.stream().anyMatch(other -> beats(other, point));
      assertThat(point.front()).as(point.weights().text()).isEqualTo(!beaten);
    }
    assertThat(points).filteredOn(ParetoSweep.Point::front).hasSizeGreaterThanOrEqualTo(2);
    // an organ's weight far above the target's costs both: doses are scaled until D95 is reached
    assertThat(points.get(6).front()).isFalse();
  }

  @Test
  void itsMiddleIsTheStartAndItsPlansAreThoseOfTheLoop() {
    ParetoSweep sweep =
        new ParetoSweep(evaluator, List.of("Organ", "Body"), List.of("Organ V40", "Organ mean"));
    List<ParetoSweep.Point> points = sweep.points(3, 10);
    assertThat(points.get(1).weights()).isEqualTo(evaluator.template().start());
    Weights last = points.get(2).weights();
    assertThat(last.values().get(1) / last.values().get(2)).isEqualTo(10, within(0.01));
    Plan plan = evaluator.plan(last);
    assertThat(points.get(2).score().loss()).isEqualTo(plan.score().loss());
    assertThat(points.get(2).figures())
        .containsExactly(
            plan.score().lines().get(1).observed(), plan.score().lines().get(2).observed());
  }

  @Test
  void refusesUnknownWeightsAndGoals() {
    assertThatThrownBy(() -> new ParetoSweep(evaluator, List.of("Organ", "Heart"), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "'Organ,Heart'; must be two different weights of Target, Organ, Body");
    assertThatThrownBy(() -> new ParetoSweep(evaluator, List.of("Organ", "Organ"), List.of()))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(
            () ->
                new ParetoSweep(
                    evaluator, List.of("Organ", "Body"), List.of("Organ D2", "Organ mean")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no 'Organ D2'; they are about Target max, Organ V40, Organ mean");
  }
}
