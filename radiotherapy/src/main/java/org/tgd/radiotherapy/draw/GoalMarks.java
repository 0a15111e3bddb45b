package org.tgd.radiotherapy.draw;

import java.awt.geom.Point2D;
import java.util.Optional;
import org.tgd.core.report.Html;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/**
 * Goals as marks on dose-volume curves: a triangle at the dose and volume of the limit that points
 * to where the curve must run, filled where the goal is met. A mean dose has no such place.
 */
final class GoalMarks {
  private static final double SIZE = 5;

  private GoalMarks() {}

  /**
   * Where the limit of a goal lies: dose in Gy, volume in per cent of the structure.
   *
   * @param goal the goal
   * @param voxels how many voxels the structure has
   * @param scale what turns relative doses and absolute volumes into these units
   */
  static Optional<Point2D.Double> place(Goal goal, int voxels, PlanScale scale) {
    double gray =
        goal.unit() == Goal.Unit.PERCENT
            ? goal.value() / 100 * scale.prescriptionGy()
            : goal.value();
    double whole = voxels * scale.voxelCc();
    if (goal.operator() == Goal.Operator.MINIMIZE) {
      return Optional.empty();
    }
    if (goal.metric() instanceof DoseMetric.DoseAtVolume at) {
      double percent = at.absolute() ? 100 * at.volume() / whole : at.volume();
      return Optional.of(new Point2D.Double(gray, Math.min(100, percent)));
    }
    if (goal.metric() instanceof DoseMetric.VolumeAtDose at) {
      double dose = at.relative() ? at.level() / 100 * scale.prescriptionGy() : at.level();
      boolean absolute = goal.unit() == Goal.Unit.CC;
      return Optional.of(
          new Point2D.Double(
              dose, Math.min(100, absolute ? 100 * goal.value() / whole : goal.value())));
    }
    return goal.metric() instanceof DoseMetric.Maximum
        ? Optional.of(new Point2D.Double(gray, 0))
        : goal.metric() instanceof DoseMetric.Minimum
            ? Optional.of(new Point2D.Double(gray, 100))
            : Optional.empty();
  }

  /**
   * A mark as SVG.
   *
   * @param line the goal and whether it is met
   * @param at its place on the paper
   * @param colour the colour of its structure
   */
  static String svg(PlanScore.Line line, Point2D.Double at, String colour) {
    double side = line.goal().operator() == Goal.Operator.AT_MOST ? -SIZE : SIZE;
    return ("<path class=\"goal\" d=\"M%s %sL%s %sL%s %sZ\" stroke=\"%s\" fill=\"%s\">"
            + "<title>%s: %s</title></path>")
        .formatted(
            PlanEvaluator.fixed(at.x + side, 1),
            PlanEvaluator.fixed(at.y, 1),
            PlanEvaluator.fixed(at.x - side / 2, 1),
            PlanEvaluator.fixed(at.y - SIZE, 1),
            PlanEvaluator.fixed(at.x - side / 2, 1),
            PlanEvaluator.fixed(at.y + SIZE, 1),
            colour,
            line.met() ? colour : "#ffffff",
            Html.escaped(line.goal().text()),
            line.met() ? "met" : "missed");
  }
}
