package org.tgd.workbench.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tgd.core.eval.Metric;
import org.tgd.core.eval.Metric.Direction;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.report.ScatterPlot;

/** The candidates of one run or of several by two of their quantities; a click shows one. */
final class FrontPage {
  private static final String LOSS = "loss";

  /** Of more candidates than this the front and a part of the others are drawn. */
  private static final int MOST = 2000;

  private final Map<String, RunRecord> runs;
  private final Map<String, Direction> quantities;
  private final ScatterPlot.Quantity across;
  private final ScatterPlot.Quantity up;

  private FrontPage(Map<String, RunRecord> runs, String across, String up) {
    this.runs = runs;
    this.quantities = quantities(runs);
    List<String> telling =
        quantities.entrySet().stream()
            .filter(each -> each.getValue() != Direction.NEITHER && !each.getKey().equals(LOSS))
            .map(Map.Entry::getKey)
            .toList();
    this.up = quantity(up, telling.isEmpty() ? LOSS : telling.get(0));
    this.across =
        quantity(
            across,
            telling.size() > 1
                ? telling.get(1)
                : quantities.keySet().stream()
                    .filter(each -> !each.equals(this.up.name()))
                    .findFirst()
                    .orElse(LOSS));
  }

  private ScatterPlot.Quantity quantity(String name, String otherwise) {
    String chosen = name.isEmpty() ? otherwise : name;
    if (!quantities.containsKey(chosen)) {
      throw new Refusal(404, "no candidate has a quantity '" + chosen + "'");
    }
    return new ScatterPlot.Quantity(chosen, quantities.get(chosen));
  }

  /**
   * The page.
   *
   * @param runs the runs by name
   * @param across the quantity to the right; empty for a choice
   * @param up the quantity upwards; empty for a choice
   */
  static Reply of(Map<String, RunRecord> runs, String across, String up) {
    return Page.of("tgd: front", "", new FrontPage(runs, across, up).body());
  }

  private static Map<String, Direction> quantities(Map<String, RunRecord> runs) {
    Map<String, Direction> all = new LinkedHashMap<>();
    all.put(LOSS, Direction.LOWER);
    for (RunRecord run : runs.values()) {
      for (Judged each : run.steps()) {
        for (Metric metric : each.evaluation().metrics()) {
          all.putIfAbsent(metric.name(), metric.better());
        }
      }
    }
    return all;
  }

  private static OptionalDouble value(Judged candidate, String quantity) {
    double value =
        quantity.equals(LOSS)
            ? candidate.loss()
            : candidate.metric(quantity).map(Metric::value).orElse(Double.NaN);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private String body() {
    StringBuilder html = new StringBuilder("<h1>Two quantities</h1>\n").append(form());
    List<ScatterPlot.Point> points = points();
    if (points.isEmpty()) {
      return html.append("<p>No candidate has both quantities.</p>\n").toString();
    }
    List<ScatterPlot.Point> front = ScatterPlot.front(across, up, points);
    html.append(ScatterPlot.svg(across, up, shown(points, front)));
    html.append("<p class=\"legend\">Filled and joined: no other is better in both. A click shows");
    html.append(" the candidate.</p>\n");
    if (runs.size() > 1) {
      html.append("<p class=\"legend\">");
      List<String> names = List.copyOf(runs.keySet());
      for (int i = 0; i < names.size(); i++) {
        html.append("<span class=\"run").append(i).append("\">&#9632; ");
        html.append(Page.anchor("/run", names.get(i), names.get(i))).append("</span> ");
      }
      html.append("</p>\n");
    }
    return html.append(table(front)).toString();
  }

  private String form() {
    StringBuilder html = new StringBuilder("<form class=\"steering\" method=\"get\"");
    html.append(" action=\"/front\">");
    runs.keySet()
        .forEach(
            id ->
                html.append("<input type=\"hidden\" name=\"run\" value=\"")
                    .append(Html.escaped(id))
                    .append("\">"));
    html.append(select("up", up.name())).append(select("across", across.name()));
    return html.append("<button>show</button></form>\n").toString();
  }

  private String select(String name, String chosen) {
    StringBuilder html = new StringBuilder("<label>").append(name).append(" <select name=\"");
    html.append(name).append("\">");
    for (String each : quantities.keySet()) {
      html.append("<option").append(each.equals(chosen) ? " selected>" : ">");
      html.append(Html.escaped(each)).append("</option>");
    }
    return html.append("</select></label> ").toString();
  }

  private List<ScatterPlot.Point> points() {
    List<ScatterPlot.Point> points = new ArrayList<>();
    int series = 0;
    for (Map.Entry<String, RunRecord> run : runs.entrySet()) {
      for (Judged each : run.getValue().steps()) {
        OptionalDouble x = value(each, across.name());
        OptionalDouble y = value(each, up.name());
        if (x.isPresent() && y.isPresent()) {
          points.add(
              new ScatterPlot.Point(
                  x.getAsDouble(),
                  y.getAsDouble(),
                  series,
                  "%s, %s: %s %s, %s %s"
                      .formatted(
                          run.getKey(),
                          CandidatePages.title(each),
                          up.name(),
                          Numbers.brief(y.getAsDouble()),
                          across.name(),
                          Numbers.brief(x.getAsDouble())),
                  CandidatePages.address(run.getKey(), each)));
        }
      }
      series++;
    }
    return points;
  }

  private static List<ScatterPlot.Point> shown(
      List<ScatterPlot.Point> points, List<ScatterPlot.Point> front) {
    if (points.size() <= MOST) {
      return points;
    }
    List<ScatterPlot.Point> shown = new ArrayList<>(front);
    int every = points.size() / MOST + 1;
    for (int i = 0; i < points.size(); i += every) {
      shown.add(points.get(i));
    }
    return shown.stream().distinct().toList();
  }

  private String table(List<ScatterPlot.Point> front) {
    if (front.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"course\">\n<tr>");
    html.append("<th>the front</th></tr>\n");
    for (ScatterPlot.Point each : front) {
      html.append("<tr><td><a href=\"").append(Html.escaped(each.link())).append("\">");
      html.append(Html.escaped(each.title())).append("</a></td></tr>\n");
    }
    return html.append("</table></div>\n").toString();
  }
}
