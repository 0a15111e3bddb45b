package org.tgd.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;

/**
 * The candidates of a run in one table, a row each, where they are lists of {@code name: value}
 * lines with the same names: what was set to what at which step, and what came of it.
 */
final class CourseTable {
  /** Of more candidates than this the first and the last are shown. */
  private static final int MOST = 200;

  private final List<Judged> steps;
  private final List<Map<String, String>> settings = new ArrayList<>();

  private CourseTable(List<Judged> steps) {
    this.steps = steps;
    steps.forEach(each -> settings.add(lines(each.text())));
  }

  /** The table with its heading; empty if the candidates are of another kind. */
  static String html(List<Judged> steps) {
    CourseTable table = new CourseTable(steps);
    return table.settings.isEmpty() || table.settings.get(0).isEmpty() ? "" : table.draw();
  }

  /** The lines of a text by name; none if one of them is no such line. */
  private static Map<String, String> lines(String text) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      int colon = line.lastIndexOf(':');
      String value = colon < 1 ? "" : line.substring(colon + 1).strip();
      if (value.isEmpty() || value.contains(" ")) {
        return Map.of();
      }
      lines.put(line.substring(0, colon).strip(), value);
    }
    return lines;
  }

  private String draw() {
    StringBuilder html = new StringBuilder("<h2>Course</h2>\n<table class=\"course\">\n<tr>");
    html.append("<th>step</th>");
    settings.get(0).keySet().forEach(name -> html.append(head(name)));
    html.append("<th>loss</th><th></th></tr>\n");
    for (int i = 0; i < steps.size(); i++) {
      if (i == MOST / 2 && steps.size() > MOST) {
        html.append("<tr><td colspan=\"").append(settings.get(0).size() + 3).append("\">");
        html.append(steps.size() - MOST).append(" candidates are not shown</td></tr>\n");
        i = steps.size() - MOST / 2;
      }
      Judged step = steps.get(i);
      html.append("<tr><td>").append(step.index()).append("</td>");
      for (String name : settings.get(0).keySet()) {
        String value = settings.get(i).getOrDefault(name, "–");
        html.append("<td>").append(Html.escaped(value)).append("</td>");
      }
      html.append("<td>").append(Numbers.brief(step.loss())).append("</td><td>");
      html.append(step.index() == 0 ? "start" : step.accepted() ? "accepted" : "not accepted");
      html.append("</td></tr>\n");
    }
    return html.append("</table>\n").toString();
  }

  private static String head(String name) {
    return "<th>" + Html.escaped(name) + "</th>";
  }
}
