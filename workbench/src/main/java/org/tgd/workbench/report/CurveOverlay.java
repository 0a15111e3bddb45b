package org.tgd.workbench.report;

import java.util.List;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;

/** The best loss so far of several runs in one drawing, with a legend. */
public final class CurveOverlay {
  private CurveOverlay() {}

  /** The drawing as SVG with a list of the runs in the order of their colours. */
  public static String html(List<RunComparison.Column> runs) {
    List<List<Judged>> steps = runs.stream().map(run -> run.record().steps()).toList();
    int last = runs.stream().mapToInt(run -> run.record().lastStep()).max().orElse(0);
    if (steps.stream().allMatch(List::isEmpty)) {
      return "<p>None of the runs has judged a candidate yet.</p>\n";
    }
    StringBuilder html = new StringBuilder(LossCurve.overlay(steps, last));
    html.append("<p class=\"legend\">Best loss so far: ");
    for (int i = 0; i < runs.size(); i++) {
      html.append("<span class=\"run").append(i).append("\">&#9632; ");
      html.append(Html.escaped(runs.get(i).name())).append("</span> ");
    }
    return html.append("</p>\n").toString();
  }
}
