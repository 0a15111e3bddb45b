package org.tgd.radiotherapy.tune;

import java.util.Map;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.goal.PlanScore;

/** A plan in words and tables, as a critic or a physicist reads it. */
final class PlanReport {
  private static final int[] LEVELS = {10, 20, 30, 40, 50, 60, 70};

  private final Plan plan;

  PlanReport(Plan plan) {
    this.plan = plan;
  }

  String text() {
    PlanScore score = plan.score();
    StringBuilder text = new StringBuilder();
    text.append("Plan loss ")
        .append(PlanEvaluator.fixed(score.loss(), 4))
        .append(" (lower is better), plan quality ")
        .append(PlanEvaluator.fixed(score.quality(), 1))
        .append(" of 100, ")
        .append(score.met())
        .append(" of ")
        .append(score.limited())
        .append(" goals met. Doses are multiplied by ")
        .append(PlanEvaluator.fixed(score.doseFactor(), 4))
        .append(" to meet the prescription.\n\nGoals:\n");
    for (PlanScore.Line line : score.lines()) {
      Goal goal = line.goal();
      text.append("- ").append(goal.text()).append(": ");
      text.append(PlanEvaluator.fixed(line.observed(), 2)).append(" ").append(goal.unit().symbol());
      if (goal.operator() != Goal.Operator.MINIMIZE) {
        text.append(line.met() ? ", met" : ", MISSED");
      }
      text.append(", costs ").append(PlanEvaluator.fixed(line.loss(), 4)).append("\n");
    }
    return text.append("\n").append(table()).toString();
  }

  private String table() {
    StringBuilder text =
        new StringBuilder(
            "Dose statistics in Gy, and volume in per cent at or above a dose in Gy:\n");
    text.append("structure, mean, min, max, D95, D50, D5");
    for (int level : LEVELS) {
      text.append(", V").append(level);
    }
    for (Map.Entry<String, double[]> entry : plan.doses().entrySet()) {
      text.append("\n").append(entry.getKey());
      double[] doses = entry.getValue().clone();
      for (int i = 0; i < doses.length; i++) {
        doses[i] *= plan.score().doseFactor();
      }
      PlanScale scale = new PlanScale(1, 1);
      for (DoseMetric metric :
          new DoseMetric[] {
            new DoseMetric.Mean(),
            new DoseMetric.Minimum(),
            new DoseMetric.Maximum(),
            new DoseMetric.DoseAtVolume(95, false),
            new DoseMetric.DoseAtVolume(50, false),
            new DoseMetric.DoseAtVolume(5, false)
          }) {
        text.append(", ").append(PlanEvaluator.fixed(metric.of(doses, scale), 2));
      }
      for (int level : LEVELS) {
        double share = new DoseMetric.VolumeAtDose(level, false).of(doses, scale);
        text.append(", ").append(PlanEvaluator.fixed(share, 1));
      }
    }
    return text.append("\n").toString();
  }
}
