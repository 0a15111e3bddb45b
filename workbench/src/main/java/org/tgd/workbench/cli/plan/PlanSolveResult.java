package org.tgd.workbench.cli.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.patient.PatientCase;

/**
 * The result of {@code tgd plan solve}.
 *
 * @param outcome how the inner problem was solved
 * @param certainty what the solution is certain to be
 * @param seconds wall time from the start of the command
 * @param doses voxel doses in Gy by structure
 * @param patient the patient
 * @param goals the goal set to judge by, if any
 */
record PlanSolveResult(
    Fluence.Outcome outcome,
    String certainty,
    double seconds,
    Map<String, double[]> doses,
    PatientCase patient,
    Optional<GoalSet> goals) {
  private static final int[] DOSE_AT = {2, 5, 50, 95, 98};
  private static final int[] VOLUME_AT = {10, 20, 30, 40, 50, 60, 65, 70};

  /** One JSON document. */
  String json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("objective", outcome.objective());
    root.put("iterations", outcome.iterations());
    root.put("evaluations", outcome.evaluations());
    root.put("projected_gradient", outcome.projectedGradient());
    root.put("stop", outcome.stop().reason());
    root.put("seconds", seconds);
    root.put("primal_residual_gy", outcome.residuals().primalGy());
    root.put("dual_residual", outcome.residuals().dual());
    root.put("complementarity", outcome.residuals().complementarity());
    root.put("certainty", certainty);
    ObjectNode structures = root.putObject("structures");
    doses.forEach(
        (name, own) -> {
          ObjectNode node = structures.putObject(name);
          statistics(node, own);
          node.put("coverage_percent", patient.planningCase().coveragePercent(name));
        });
    ArrayNode lines = root.putArray("goals");
    score()
        .ifPresent(
            score -> {
              for (PlanScore.Line line : score.lines()) {
                ObjectNode node = lines.addObject();
                node.put("goal", line.goal().text());
                node.put("observed", line.observed());
                node.put("unit", line.goal().unit().symbol());
                node.put("met", line.met());
                node.put("priority", line.goal().priority());
              }
              root.put("dose_factor", score.doseFactor());
              root.put("plan_loss", score.loss());
              root.put("plan_quality", score.quality());
            });
    return root.toPrettyString();
  }

  private Optional<PlanScore> score() {
    return goals.map(set -> PlanScore.of(set, doses, patient.patient().voxelCc()));
  }

  private static void statistics(ObjectNode node, double[] own) {
    PlanScale scale = new PlanScale(1, 1);
    node.put("voxels", own.length);
    node.put("mean", new DoseMetric.Mean().of(own, scale));
    node.put("min", new DoseMetric.Minimum().of(own, scale));
    node.put("max", new DoseMetric.Maximum().of(own, scale));
    for (int volume : DOSE_AT) {
      node.put("D" + volume, new DoseMetric.DoseAtVolume(volume, false).of(own, scale));
    }
    for (int level : VOLUME_AT) {
      node.put("V" + level, new DoseMetric.VolumeAtDose(level, false).of(own, scale));
    }
  }

  /** A table for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "objective %.6f after %d iterations, %d evaluations, %.2f s%n",
            outcome.objective(),
            outcome.iterations(),
            outcome.evaluations(),
            seconds));
    text.append(
        String.format(
            Locale.ROOT,
            "stopped: %s (projected gradient %.2g)%n",
            outcome.stop().reason(),
            outcome.projectedGradient()));
    text.append(
        String.format(
            Locale.ROOT,
            "residuals: limits %.2g Gy, gradient %.2g, complementarity %.2g; this is %s%n%n",
            outcome.residuals().primalGy(),
            outcome.residuals().dual(),
            outcome.residuals().complementarity(),
            certainty));
    text.append(
        String.format(
            Locale.ROOT,
            "%-18s  %8s  %8s  %8s  %8s  %8s  %8s%n",
            "structure, Gy",
            "mean",
            "min",
            "max",
            "D95",
            "D50",
            "D5"));
    PlanScale scale = new PlanScale(1, 1);
    doses.forEach(
        (name, own) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-18s  %8.2f  %8.2f  %8.2f  %8.2f  %8.2f  %8.2f%n",
                    name,
                    new DoseMetric.Mean().of(own, scale),
                    new DoseMetric.Minimum().of(own, scale),
                    new DoseMetric.Maximum().of(own, scale),
                    new DoseMetric.DoseAtVolume(95, false).of(own, scale),
                    new DoseMetric.DoseAtVolume(50, false).of(own, scale),
                    new DoseMetric.DoseAtVolume(5, false).of(own, scale))));
    score().ifPresent(score -> goals(text, score));
    return text.toString().stripTrailing();
  }

  private static void goals(StringBuilder text, PlanScore score) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d of %d goals met, plan quality %.1f of 100, doses times %.4f%n",
            score.met(),
            score.limited(),
            score.quality(),
            score.doseFactor()));
    for (PlanScore.Line line : score.lines()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-40s  %8.2f %-3s  %s%n",
              line.goal().text(),
              line.observed(),
              line.goal().unit().symbol(),
              line.met() ? "met" : "MISSED"));
    }
  }
}
