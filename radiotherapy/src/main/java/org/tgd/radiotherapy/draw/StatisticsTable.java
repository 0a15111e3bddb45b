package org.tgd.radiotherapy.draw;

import java.util.List;
import org.tgd.core.report.Html;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/** Dose statistics of all structures before and after, in Gy, as an HTML table. */
final class StatisticsTable {
  private static final PlanScale ANY = new PlanScale(1, 1);

  private static final List<DoseMetric> METRICS =
      List.of(
          new DoseMetric.Mean(),
          new DoseMetric.Minimum(),
          new DoseMetric.DoseAtVolume(98, false),
          new DoseMetric.DoseAtVolume(95, false),
          new DoseMetric.DoseAtVolume(50, false),
          new DoseMetric.DoseAtVolume(5, false),
          new DoseMetric.DoseAtVolume(2, false),
          new DoseMetric.Maximum());

  private StatisticsTable() {}

  static String html(Plan before, Plan after) {
    StringBuilder html = new StringBuilder("<table><tr><th>Gy</th>");
    METRICS.forEach(metric -> html.append("<th>").append(metric.name()).append("</th>"));
    html.append("</tr>");
    for (String structure : before.doses().keySet()) {
      html.append("<tr><th>").append(Html.escaped(structure)).append("</th>");
      for (DoseMetric metric : METRICS) {
        html.append("<td>").append(value(before, structure, metric)).append(" &rarr; ");
        html.append(value(after, structure, metric)).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }

  private static String value(Plan plan, String structure, DoseMetric metric) {
    double gray = metric.of(plan.doses().get(structure), ANY) * plan.score().doseFactor();
    return PlanEvaluator.fixed(gray, 1);
  }
}
