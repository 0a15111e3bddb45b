package org.tgd.radiotherapy.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.spi.Renderer;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.patient.SmallPatient;

class GoalMarksTest {
  /** 60 Gy; 200 voxels of 0.05 cm³ are 10 cm³. */
  private static final PlanScale SCALE = new PlanScale(60, 0.05);

  private record Case(
      DoseMetric metric, Goal.Operator operator, double value, Goal.Unit unit, String place) {}

  static Case[] cases() {
    return new Case[] {
      new Case(
          new DoseMetric.VolumeAtDose(50, false),
          Goal.Operator.AT_MOST,
          17,
          Goal.Unit.PERCENT,
          "50 17"),
      new Case(
          new DoseMetric.VolumeAtDose(90, true), Goal.Operator.AT_MOST, 2, Goal.Unit.CC, "54 20"),
      new Case(
          new DoseMetric.DoseAtVolume(95, false),
          Goal.Operator.AT_LEAST,
          98,
          Goal.Unit.PERCENT,
          "58.8 95"),
      new Case(
          new DoseMetric.DoseAtVolume(0.1, true), Goal.Operator.AT_MOST, 40, Goal.Unit.GY, "40 1"),
      new Case(new DoseMetric.Maximum(), Goal.Operator.AT_MOST, 64, Goal.Unit.GY, "64 0"),
      new Case(new DoseMetric.Minimum(), Goal.Operator.AT_LEAST, 50, Goal.Unit.GY, "50 100"),
      new Case(new DoseMetric.Mean(), Goal.Operator.AT_MOST, 20, Goal.Unit.GY, ""),
      new Case(new DoseMetric.DoseAtVolume(5, false), Goal.Operator.MINIMIZE, 0, Goal.Unit.GY, ""),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLimitLiesAtItsDoseAndVolume(Case each) {
    Goal goal =
        new Goal("Organ", each.metric(), each.operator(), each.value(), each.unit(), 1, 1, "");
    Optional<Point2D.Double> place = GoalMarks.place(goal, 200, SCALE);
    String found = place.map(at -> plain(at.x) + " " + plain(at.y)).orElse("");
    assertThat(found).isEqualTo(each.place());
  }

  /** A number without a needless point. */
  private static String plain(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  @Test
  void theCurvesOfAPlanCarryItsGoals() {
    Renderer renderer = new PlanRenderer(SmallPatient.evaluator());
    String svg = renderer.thumbnail("Target: 100\nOrgan: 100\nBody: 100");
    assertThat(svg).contains("class=\"goal\"", "<title>Target max &lt;= 64 Gy: ");
  }
}
