package org.tgd.radiotherapy.draw;

import java.util.List;
import org.tgd.core.report.Html;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/** The goals of a plan as an HTML table. */
public final class GoalTable {
  private GoalTable() {}

  /** The table of one judged plan. */
  public static String html(PlanScore score) {
    return table(List.of(score), "<th>observed</th>");
  }

  /** The table of one plan before and after. */
  public static String html(PlanScore before, PlanScore after) {
    return table(List.of(before, after), "<th>before</th><th>after</th>");
  }

  private static String table(List<PlanScore> scores, String columns) {
    StringBuilder html = new StringBuilder("<table class=\"goals\"><tr><th>goal</th>");
    html.append("<th>priority</th>");
    html.append(columns).append("<th>source</th></tr>");
    for (int i = 0; i < scores.get(0).lines().size(); i++) {
      Goal goal = scores.get(0).lines().get(i).goal();
      html.append("<tr><td>").append(Html.escaped(goal.text())).append("</td><td>");
      html.append(goal.priority()).append("</td>");
      for (PlanScore score : scores) {
        html.append(cell(score.lines().get(i)));
      }
      html.append("<td>").append(Html.escaped(goal.source())).append("</td></tr>");
    }
    return html.append("</table>").toString();
  }

  private static String cell(PlanScore.Line line) {
    Goal goal = line.goal();
    String value = PlanEvaluator.fixed(line.observed(), 2) + " " + goal.unit().symbol();
    if (goal.operator() == Goal.Operator.MINIMIZE) {
      return "<td>" + Html.escaped(value) + "</td>";
    }
    return "<td class=\"%s\">%s, %s</td>"
        .formatted(
            line.met() ? "met" : "missed", Html.escaped(value), line.met() ? "met" : "missed");
  }
}
