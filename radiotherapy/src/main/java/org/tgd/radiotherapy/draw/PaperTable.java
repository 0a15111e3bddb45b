package org.tgd.radiotherapy.draw;

import java.util.ArrayList;
import java.util.List;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/**
 * A prostate plan in the quantities of the TextGrad paper (arXiv 2406.07496, supplementary tables 1
 * and 2): by how much mean, smallest, largest dose and D95 of the target differ from the
 * prescription, and mean dose, D5 and D50 of rectum and bladder, in Gy.
 */
public final class PaperTable {
  private static final PlanScale ANY = new PlanScale(1, 1);

  private PaperTable() {}

  /**
   * One line of the table.
   *
   * @param name the quantity, for example {@code PTV mean deviation}
   * @param valueGy its value in Gy
   */
  public record Line(String name, double valueGy) {}

  /** The lines for a plan; none for structures that the patient lacks. */
  public static List<Line> lines(Plan plan, double prescriptionGy) {
    List<Line> lines = new ArrayList<>();
    add(lines, plan, "PTV", "mean deviation", new DoseMetric.Mean(), prescriptionGy);
    add(lines, plan, "PTV", "min deviation", new DoseMetric.Minimum(), prescriptionGy);
    add(lines, plan, "PTV", "max deviation", new DoseMetric.Maximum(), prescriptionGy);
    DoseMetric covered = new DoseMetric.DoseAtVolume(95, false);
    add(lines, plan, "PTV", "D95 deviation", covered, prescriptionGy);
    for (String organ : List.of("Rectum", "Bladder")) {
      add(lines, plan, organ, "mean", new DoseMetric.Mean(), 0);
      add(lines, plan, organ, "D5", new DoseMetric.DoseAtVolume(5, false), 0);
      add(lines, plan, organ, "D50", new DoseMetric.DoseAtVolume(50, false), 0);
    }
    return lines;
  }

  private static void add(
      List<Line> lines,
      Plan plan,
      String structure,
      String name,
      DoseMetric metric,
      double referenceGy) {
    double[] doses = plan.doses().get(structure);
    if (doses != null) {
      double value = metric.of(doses, ANY) * plan.score().doseFactor() - referenceGy;
      lines.add(new Line(structure + " " + name, value));
    }
  }

  /** One plan, or one before and one after, as an HTML table; empty if there are no lines. */
  public static String html(List<Plan> plans, double prescriptionGy) {
    List<Line> first = lines(plans.get(0), prescriptionGy);
    if (first.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<table><tr><th>Gy</th>");
    first.forEach(line -> html.append("<th>").append(line.name()).append("</th>"));
    html.append("</tr>");
    for (int i = 0; i < plans.size(); i++) {
      html.append("<tr><th>");
      html.append(plans.size() == 1 ? "plan" : i == 0 ? "before" : "after").append("</th>");
      for (Line line : lines(plans.get(i), prescriptionGy)) {
        html.append("<td>").append(PlanEvaluator.fixed(line.valueGy(), 2)).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }
}
