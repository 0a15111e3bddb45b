package org.tgd.radiotherapy;

import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScore;

/** The goals of a plan as an HTML table. */
public final class GoalTable {
  private GoalTable() {}

  /** The table of one judged plan. */
  public static String html(PlanScore score) {
    return html(score, score);
  }

  /** The table of one plan before and after. */
  public static String html(PlanScore before, PlanScore after) {
    StringBuilder html = new StringBuilder();
    boolean both = before != after;
    html.append("<table><tr><th>goal</th>");
    html.append(both ? "<th>before</th><th>after</th>" : "<th>observed</th>");
    html.append("<th>source</th></tr>");
    for (int i = 0; i < after.lines().size(); i++) {
      PlanScore.Line line = after.lines().get(i);
      html.append("<tr><td>").append(escape(line.goal().text())).append("</td>");
      html.append(both ? cell(before.lines().get(i)) : "").append(cell(line));
      html.append("<td>").append(escape(line.goal().source())).append("</td></tr>");
    }
    return html.append("</table>").toString();
  }

  private static String cell(PlanScore.Line line) {
    Goal goal = line.goal();
    String value = PlanEvaluator.fixed(line.observed(), 2) + " " + goal.unit().symbol();
    if (goal.operator() == Goal.Operator.MINIMIZE) {
      return "<td>" + escape(value) + "</td>";
    }
    return "<td class=\"%s\">%s, %s</td>"
        .formatted(
            line.met() ? "met" : "missed", escape(value), line.met() ? "met" : "missed");
  }

  /** Text made harmless inside HTML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
